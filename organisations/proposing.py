"""What people ask of us on the site: a missing organisation, to take part; each held back for robots."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from accounts.models import User
from alliantie.idempotency import once
from alliantie.throttles import ONE_HOUR, hit
from alliantie.visibility import Actor

from .choices import Listing
from .models import Membership, Organisation
from .resolving import Resolver
from .services import Face, propose_organisation, request_membership

PROPOSALS_AN_HOUR = 10
JOINS_AN_HOUR = 20
PURPOSE = "organisation.propose"
MOST_FOUND = 12


@dataclass(frozen=True)
class Proposal:
    """What came of a proposal; `url` leads to an organisation that stood there already."""

    name: str
    url: str
    pk: int


def meant(name: str, actor: Actor) -> list[Organisation]:
    """Give organisations that may be meant, as far as this actor may see them."""
    return Resolver(Organisation.objects.visible_to(actor).standing()).similar(name)


def looked_for(words: str, actor: Actor) -> list[Organisation]:
    """Give organisations with these words in a name; when there are none, those spelled alike."""
    if not words:
        return []
    known = Organisation.objects.visible_to(actor).standing().named_like(words)
    return list(known.order_by("sort_key")[:MOST_FOUND]) or meant(words, actor)


def propose(*, key: UUID, name: str, kind: str, actor: Actor) -> Proposal:
    """Put it before the editors; a replay of the form gets the first answer."""

    def change() -> dict[str, Any]:
        hit(scope=PURPOSE, key=str(actor.user_id), limit=PROPOSALS_AN_HOUR, seconds=ONE_HOUR)
        found = propose_organisation(name=name, kind=kind, actor=actor)
        listed = found.listing == Listing.LISTED
        return {
            "name": found.name,
            "url": found.get_absolute_url() if listed else "",
            "pk": found.pk,
        }

    answer, _new = once(key=key, purpose=PURPOSE, owner=f"user:{actor.user_id}", change=change)
    return Proposal(name=answer["name"], url=answer["url"], pk=answer.get("pk", 0))


def join(
    *,
    actor: Actor,
    organisation: Organisation | None,
    sector: str = "",
    face: Face | None = None,
) -> Membership:
    """Ask to take part; asking again changes nothing."""
    hit(scope="membership.request", key=str(actor.user_id), limit=JOINS_AN_HOUR, seconds=ONE_HOUR)
    shown = face or Face()
    return request_membership(
        user=User.objects.get(pk=actor.user_id or 0),
        organisation=organisation,
        sector=sector,
        function=shown.function,
        is_shown=shown.is_shown,
    )


def join_new(*, actor: Actor, key: UUID, name: str, kind: str, face: Face) -> Membership:
    """Propose an organisation and ask to take part for it."""
    proposal = propose(key=key, name=name, kind=kind, actor=actor)
    organisation = Organisation.objects.get(pk=proposal.pk)
    return join(actor=actor, organisation=organisation, face=face)

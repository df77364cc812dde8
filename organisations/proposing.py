"""Take a proposal once, however often its form is sent."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from alliantie.idempotency import once
from alliantie.throttles import ONE_HOUR, hit
from alliantie.visibility import Actor

from .choices import Listing
from .models import Organisation
from .resolving import Resolver
from .services import propose_organisation

PROPOSALS_AN_HOUR = 10
PURPOSE = "organisation.propose"


@dataclass(frozen=True)
class Proposal:
    """What came of a proposal; `url` leads to an organisation that stood there already."""

    name: str
    url: str


def meant(name: str, actor: Actor) -> list[Organisation]:
    """Give organisations that may be meant, as far as this actor may see them."""
    return Resolver(Organisation.objects.visible_to(actor).standing()).similar(name)


def propose(*, key: UUID, name: str, kind: str, actor: Actor) -> Proposal:
    """Put it before the editors; a replay of the form gets the first answer."""

    def change() -> dict[str, Any]:
        hit(scope=PURPOSE, key=str(actor.user_id), limit=PROPOSALS_AN_HOUR, seconds=ONE_HOUR)
        found = propose_organisation(name=name, kind=kind, actor=actor)
        listed = found.listing == Listing.LISTED
        return {"name": found.name, "url": found.get_absolute_url() if listed else ""}

    answer, _new = once(key=key, purpose=PURPOSE, owner=f"user:{actor.user_id}", change=change)
    return Proposal(name=answer["name"], url=answer["url"])

"""Place offers and needs, change them, keep them standing and put them away."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from alliantie.audit import record
from alliantie.idempotency import KeyOfAnotherError, once
from alliantie.throttles import hit
from alliantie.visibility import Actor
from people.choices import OfferState
from people.models import Offer
from people.policies.offers import (
    ONE_DAY,
    PLACED_A_DAY,
    check_organisation,
    check_standing,
    check_until,
    standard_end,
)
from people.policies.publishing import asks_directly, check_write
from people.policies.refusals import NotYoursError, PeopleRefusedError
from search.registry import key_of
from search.services import queue_index

from .profiles import person_of

PURPOSE = "offer.place"


@dataclass(frozen=True)
class Wish:
    """What somebody offers or needs, as they typed it."""

    direction: str
    theme_id: int
    level: str
    title: str
    text: str
    valid_until: date
    organisation_id: int | None = None


def place_offer(*, wish: Wish, actor: Actor, key: UUID) -> Offer:
    """Put an offer or need on the site, or before the editors; a replay of the form gets the first one.

    Raises PeopleRefusedError when it may not be, and ThrottledError after ten in a day.
    """
    check_write(actor)
    _check(wish, actor)

    def change() -> dict[str, Any]:
        hit(scope=PURPOSE, key=str(actor.user_id), limit=PLACED_A_DAY, seconds=ONE_DAY)
        return {"offer": _placed(wish, actor).pk}

    try:
        kept, _new = once(key=key, purpose=PURPOSE, owner=f"user:{actor.user_id}", change=change)
    except KeyOfAnotherError as error:
        raise PeopleRefusedError(
            _("Dit formulier is al eens gebruikt. Laad de pagina opnieuw en plak je tekst erin.")
        ) from error
    return Offer.objects.get(pk=kept["offer"])


def _placed(wish: Wish, actor: Actor) -> Offer:
    person = person_of(User.objects.get(pk=actor.user_id or 0))
    offer = Offer(person=person, **vars(wish))
    _judge(offer, actor)
    return _kept(offer, "offer.place", actor.user_id)


def _judge(offer: Offer, actor: Actor) -> None:
    """Say whether it stands at once or waits for an editor; an editor lets through what they write."""
    offer.state = OfferState.OPEN if asks_directly(actor) else OfferState.HELD
    if actor.is_editor and not actor.is_member:
        offer.let_through_at = timezone.now()


def _check(wish: Wish, actor: Actor) -> None:
    check_until(wish.valid_until, today=timezone.localdate())
    check_organisation(wish.organisation_id, actor.organisation_ids)


@transaction.atomic
def change_offer(*, offer: Offer, wish: Wish, actor: Actor) -> Offer:
    """Change what somebody placed; of who is not yet a member an editor looks at it again."""
    mine = _own(offer, actor)
    check_standing(mine.state)
    _check(wish, actor)
    for name, value in vars(wish).items():
        setattr(mine, name, value)
    mine.renewal_asked_at = None
    _judge(mine, actor)
    return _kept(mine, "offer.change", actor.user_id)


@transaction.atomic
def renew_offer(*, offer: Offer, actor: Actor) -> Offer:
    """Let it stand three months from today; a later end that was chosen stays."""
    mine = _own(offer, actor)
    check_standing(mine.state)
    check_organisation(mine.organisation_id, actor.organisation_ids)
    mine.valid_until = max(mine.valid_until, standard_end(timezone.localdate()))
    mine.renewal_asked_at = None
    return _kept(mine, "offer.renew", actor.user_id)


@transaction.atomic
def end_offer(*, offer: Offer, state: OfferState, actor: Actor) -> Offer:
    """Put it away, as found or just closed; a second click changes nothing."""
    mine = _own(offer, actor)
    if mine.state == state:
        return mine
    check_standing(mine.state)
    mine.state = state
    return _kept(mine, f"offer.{state.value}", actor.user_id)


def _own(offer: Offer, actor: Actor) -> Offer:
    """Lock the row and read it anew: two clicks at once must not undo each other."""
    found = Offer.objects.of(actor).select_for_update(of=("self",)).filter(pk=offer.pk).first()
    if found is None:
        raise NotYoursError(_("Dit is niet van jou."))
    return found


def _kept(offer: Offer, action: str, actor_id: int | None) -> Offer:
    offer.save()
    record(action=action, obj=offer, actor_id=actor_id)
    queue_index(key=key_of(offer))
    return offer

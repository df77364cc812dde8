"""What editors and the worker do with offers and needs: let through, turn down, ask, clear away."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.notices import notify
from alliantie.audit import record
from alliantie.visibility import Actor
from people.choices import OfferState
from people.models import Offer
from people.policies.offers import check_let_through
from people.policies.refusals import NotYoursError
from search.registry import key_of
from search.services import queue_index

ENDS, DECIDED = "offer_ends", "offer_decided"
SHORT = 90


@transaction.atomic
def let_offer_through(*, offer: Offer, actor: Actor) -> Offer:
    """Put on the site what waited for an editor, and tell who placed it."""
    held = _held(offer, actor)
    check_let_through(held.state, has_left=held.has_left)  # type: ignore[attr-defined]  # annotated
    held.state, held.let_through_at = OfferState.OPEN, timezone.now()
    said = _("Je bericht ‘%(title)s’ staat nu bij Vraag en aanbod.")
    return _decided(held, "offer.let_through", said, actor)


@transaction.atomic
def turn_offer_down(*, offer: Offer, actor: Actor) -> Offer:
    """Keep off the site what waited for an editor, and tell who placed it."""
    held = _held(offer, actor)
    check_let_through(held.state, has_left=False)
    held.state = OfferState.CLOSED
    said = _("De redactie zet je bericht ‘%(title)s’ niet bij Vraag en aanbod.")
    return _decided(held, "offer.turn_down", said, actor)


def _held(offer: Offer, actor: Actor) -> Offer:
    if not actor.is_editor:
        raise NotYoursError(_("Alleen de redactie beslist hierover."))
    rows = Offer.objects.select_for_update(of=("self",)).with_leaving()
    return rows.select_related("person").get(pk=offer.pk)


def _decided(offer: Offer, action: str, said: str, actor: Actor) -> Offer:
    offer.save(update_fields=["state", "let_through_at", "updated_at"])
    record(action=action, obj=offer, actor_id=actor.user_id, origin="cms")
    queue_index(key=key_of(offer))
    notify(
        user_ids=[offer.person.user_id],
        kind=DECIDED,
        text=said % {"title": _short(offer.title)},
        url=reverse("own:offers"),
        once_key=f"{action}-{offer.pk}-{offer.updated_at:%Y%m%d%H%M%S}",
    )
    return offer


@transaction.atomic
def ask_to_renew(*, offer: Offer) -> bool:
    """Ask once for each end whether it still holds; give False when that was asked already."""
    asked = Offer.objects.filter(pk=offer.pk, renewal_asked_at=None, valid_until=offer.valid_until)
    if not asked.update(renewal_asked_at=timezone.now()):
        return False
    end = date_format(offer.valid_until, "j F")
    notify(
        user_ids=[offer.person.user_id],
        kind=ENDS,
        text=_("‘%(title)s’ staat nog tot en met %(end)s bij Vraag en aanbod. Verlengen?")
        % {"title": _short(offer.title), "end": end},
        url=reverse("own:offers"),
        once_key=f"offer-ends-{offer.pk}-{offer.valid_until:%Y%m%d}",
    )
    record(action="offer.ask_to_renew", obj=offer, actor_id=None, origin="worker")
    return True


@transaction.atomic
def clear_away(*, offer: Offer) -> bool:
    """Close what somebody left behind; it was out of sight from the moment they left."""
    if not Offer.objects.left_behind().filter(pk=offer.pk).exists():
        return False
    Offer.objects.filter(pk=offer.pk).update(state=OfferState.CLOSED, updated_at=timezone.now())
    record(action="offer.clear_away", obj=offer, actor_id=None, origin="worker")
    queue_index(key=key_of(offer))
    return True


def _short(title: str) -> str:
    return title if len(title) <= SHORT else f"{title[: SHORT - 1].rstrip()}…"

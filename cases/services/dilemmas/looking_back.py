"""Ask how it went after 3, 6 and 12 months; silence becomes a public "unknown since"."""

import secrets
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from alliantie.mail import queue_mail
from alliantie.sealing import mark
from alliantie.throttles import ONE_HOUR, hit
from alliantie.visibility import Actor
from cases.choices import FollowUpState, Outcome, SealedKind
from cases.models import DilemmaPage, FollowUp
from cases.policies.dilemma_months import LAST, SILENCE
from cases.policies.dilemma_state import ASKER, CLOCK, DilemmaRefusedError, may_step

from .authors import is_asker, note, opened
from .indexing import dilemma_changed
from .life import close
from .steps import take_step
from .writing import locked

TRIES_AN_HOUR = 5
GONE = "Deze link werkt niet meer. Log in om op je werkplek te vertellen hoe het ging."


@dataclass(frozen=True)
class Told:
    """How it went."""

    outcome: str
    text: str = ""
    lessons: str = ""


def hash_of(token: str) -> str:
    """Give what we keep of the secret of a link."""
    return sha256(token.encode(errors="surrogatepass")).hexdigest()


@transaction.atomic
def ask(*, follow_up: FollowUp) -> bool:
    """Ask one look back; the mail says nothing of what it is about. False when nobody can be asked."""
    row = FollowUp.objects.select_for_update().get(pk=follow_up.pk)
    if row.state != FollowUpState.PLANNED:
        return False
    dilemma = locked(DilemmaPage.objects.get(pk=row.dilemma_id))
    token = secrets.token_urlsafe(24)
    row.state, row.asked_on = FollowUpState.ASKED, timezone.localdate()
    row.token_hash = hash_of(token)
    row.save(update_fields=["state", "asked_on", "token_hash"])
    note(action="dilemma.ask_follow_up", dilemma=dilemma)
    return _write(dilemma, row, token)


def _write(dilemma: DilemmaPage, row: FollowUp, token: str) -> bool:
    link = opened(kind=SealedKind.DILEMMA, reference=dilemma.reference)
    user = User.objects.filter(pk=link.get("user", 0), is_active=True).first()
    address = link.get("address") or (user.email if user else "")
    if not address:
        return False
    queue_mail(
        template="dilemma_follow_up",
        to=address,
        context={"link": settings.SITE_URL + reverse("cases:look_back", args=[token])},
        once_key=f"follow-up-{mark('follow-up', row.pk)[:40]}",
        is_sealed=True,
    )
    return True


def behind(*, token: str) -> FollowUp | None:
    """Give what a link asks about, as long as it can be answered."""
    found = FollowUp.objects.filter(token_hash=hash_of(token), state=FollowUpState.ASKED)
    return found.select_related("dilemma").first() if token else None


def may_answer(
    *, follow_up: FollowUp, actor: Actor, passphrase: str = "", origin: str = ""
) -> bool:
    """Say whether this is the asker: signed in, or by the passphrase they chose.

    Guessing is counted: `origin` is the address it comes from. Raises ThrottledError.
    """
    if is_asker(dilemma=follow_up.dilemma, actor=actor):
        return True
    if not passphrase:
        return False
    for key in (f"follow-up {follow_up.pk}", f"from {origin}"):
        hit(scope="look-back", key=key, limit=TRIES_AN_HOUR, seconds=ONE_HOUR)
    link = opened(kind=SealedKind.DILEMMA, reference=follow_up.dilemma.reference)
    chosen = link.get("passphrase", "")
    return bool(chosen) and check_password(passphrase, chosen)


@transaction.atomic
def answer(*, follow_up: FollowUp, told: Told) -> None:
    """Keep how it went, once; who may answer is checked by `may_answer` first."""
    dilemma = locked(DilemmaPage.objects.get(pk=follow_up.dilemma_id))
    row = FollowUp.objects.select_for_update().get(pk=follow_up.pk)
    if row.state != FollowUpState.ASKED:
        raise DilemmaRefusedError(GONE)
    if told.outcome not in Outcome.values:
        raise DilemmaRefusedError("Kies hoe het ging.")
    row.state, row.answered_on = FollowUpState.ANSWERED, timezone.localdate()
    row.outcome, row.text, row.lessons, row.token_hash = (
        told.outcome,
        told.text,
        told.lessons,
        "",
    )
    row.save(update_fields=["state", "answered_on", "outcome", "text", "lessons", "token_hash"])
    known: dict[str, Any] = {"outcome": told.outcome, "unknown_since": None}
    if told.outcome == Outcome.UNKNOWN:
        known = {"outcome": told.outcome, "unknown_since": timezone.localdate()}
    _looked_back(dilemma, row, by=ASKER, **known)


@transaction.atomic
def stay_unknown(*, follow_up: FollowUp) -> bool:
    """Note that nobody answered; what was told before stays, else it is unknown since it was asked."""
    dilemma = locked(DilemmaPage.objects.get(pk=follow_up.dilemma_id))
    row = FollowUp.objects.select_for_update().get(pk=follow_up.pk)
    silent_before = timezone.localdate() - SILENCE
    if not may_step("look_back", dilemma.state, by=CLOCK):
        return False
    if row.state != FollowUpState.ASKED or row.asked_on is None or row.asked_on > silent_before:
        return False
    row.state, row.token_hash = FollowUpState.UNKNOWN, ""
    row.save(update_fields=["state", "token_hash"])
    _looked_back(dilemma, row, by=CLOCK, unknown_since=dilemma.unknown_since or row.asked_on)
    return True


def _looked_back(dilemma: DilemmaPage, row: FollowUp, *, by: str, **known: Any) -> None:
    take_step(dilemma, "look_back", by=by, **known)
    note(action="dilemma.look_back", dilemma=dilemma)
    if row.months == LAST:
        close(row=dilemma, by=by)
    dilemma_changed(dilemma=dilemma)

"""Remember who took a case along, and ask some time later whether it was used."""

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.notices import notify
from alliantie import periods
from alliantie.audit import record
from alliantie.choices import Unit
from alliantie.visibility import Actor
from cases.choices import TakingAnswer
from cases.models import CasePage, Taking
from cases.policies.reuse import NotYoursError
from organisations.actors import actor_for

ASKED = "case_taken"
SHORT = 120
# So long after taking it along somebody is asked whether it was used.
ASK = periods.register(
    periods.Period(
        "case_taken",
        gettext_lazy("Meegenomen praktijkvoorbeeld: tot de vraag of het gebruikt is"),
        Unit.DAYS,
        30,
        14,
        90,
    )
)


def take_along(*, case: CasePage, actor: Actor) -> Taking:
    """Remember that somebody who is signed in took a case along; a second click changes nothing."""
    if actor.user_id is None:
        raise NotYoursError(_("Log eerst in."))
    try:
        with transaction.atomic():
            taking, is_new = Taking.objects.get_or_create(user_id=actor.user_id, case=case)
            if is_new:
                record(action="taking.take", obj=taking, actor_id=actor.user_id)
    except IntegrityError:  # a double click: the first one stands
        return Taking.objects.get(user_id=actor.user_id, case=case)
    return taking


@transaction.atomic
def answer_taking(*, taking: Taking, answer: TakingAnswer, actor: Actor) -> None:
    """Keep what became of it; somebody may change their mind."""
    mine = Taking.objects.of(actor).select_for_update().filter(pk=taking.pk).first()
    if mine is None:
        raise NotYoursError(_("Dit is niet aan jou gevraagd."))
    if mine.answer == answer:
        return
    mine.answer, mine.answered_at = answer, timezone.now()
    mine.save(update_fields=["answer", "answered_at"])
    record(action="taking.answer", obj=mine, actor_id=actor.user_id)


@transaction.atomic
def ask_taker(*, taking: Taking) -> bool:
    """Ask once whether it was used; nobody is asked about what they may not see any more."""
    waiting = Taking.objects.filter(pk=taking.pk, asked_at=None, answer="")
    seen = CasePage.objects.visible_to(actor_for(taking.user)).filter(pk=taking.case_id)
    case = seen.first()
    if case is None or not waiting.update(asked_at=timezone.now()):
        return False
    title = case.title if len(case.title) <= SHORT else f"{case.title[: SHORT - 1].rstrip()}…"
    notify(
        user_ids=[taking.user_id],
        kind=ASKED,
        text=_("Je nam ‘%(title)s’ mee. Heb je het gebruikt?") % {"title": title},
        url=reverse("desk:taken", args=[taking.pk]),
        once_key=f"taking-{taking.pk}",
    )
    record(action="taking.ask", obj=taking, actor_id=None, origin="worker")
    return True

"""What time does: advice closes, looks back are asked, silence becomes unknown, links and words go."""

from datetime import date, datetime, timedelta
from smtplib import SMTPRecipientsRefused
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from alliantie.models import AuditEntry, MergedRow, OutgoingMail
from alliantie.sealing import unseal
from cases.choices import DilemmaState, FollowUpState, NameChoice, Outcome, SealedKind
from cases.models import Advice, DilemmaPage, FollowUp, SealedAuthor
from cases.policies.dilemma_months import months_later
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.services.dilemmas import life, looking_back, retention
from cases.services.dilemmas.advice import Given, give_advice
from cases.services.dilemmas.looking_back import Told
from cases.services.dilemmas.writing import Choice, choose
from organisations.actors import actor_for
from tests.factories.cases import make_member, make_organisation
from tests.factories.dilemmas import make_dilemma
from tests.factories.merging import merge

pytestmark = pytest.mark.django_db
START = datetime(2026, 1, 5, 12, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def clock(site_home):
    with time_machine.travel(START, tick=False) as moved:
        yield moved


@pytest.fixture
def asker(clock):
    return make_member(make_organisation())


def pass_days(clock, number: int) -> None:
    """Let the worker come by on every day."""
    for _day in range(number):
        clock.shift(timedelta(days=1))
        retention.mind_the_clock(timezone.localdate())
    retention.forget(timezone.localdate())


def row(dilemma) -> DilemmaPage:
    return DilemmaPage.objects.get(pk=dilemma.pk)


def sealed(dilemma) -> bool:
    return SealedAuthor.objects.filter(reference=dilemma.reference).exists()


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 3, date(2026, 4, 30)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 7, 1), 6, date(2027, 1, 1)),
    ],
)
def test_months_later(day, months, expected):
    assert months_later(day, months) == expected


def test_advice_closes_the_day_after(clock, asker):
    dilemma = make_dilemma(asker, decide_by=date(2026, 1, 20))
    pass_days(clock, 15)
    assert row(dilemma).state == DilemmaState.OPEN
    pass_days(clock, 1)
    assert row(dilemma).state == DilemmaState.WEIGHING


def test_nobody_decides(clock, asker):
    dilemma = make_dilemma(asker, state=DilemmaState.WEIGHING)
    clock.shift(timedelta(days=184))
    retention.mind_the_clock(timezone.localdate())
    after = row(dilemma)
    assert (after.state, after.unknown_since, after.outcome) == (
        DilemmaState.CLOSED,
        START.date(),
        "",
    )


def answer_newest(dilemma, outcome=Outcome.BETTER) -> None:
    asked = FollowUp.objects.get(dilemma=dilemma, state=FollowUpState.ASKED)
    looking_back.answer(follow_up=asked, told=Told(outcome=outcome, lessons="Eerder beginnen."))


def test_a_year_with_answers(clock, asker):
    dilemma = make_dilemma(asker, state=DilemmaState.DECIDED)
    for days in (91, 91, 185):
        pass_days(clock, days)
        answer_newest(dilemma)
    after = row(dilemma)
    assert (after.state, after.outcome, after.unknown_since) == ("closed", "better", None)
    pass_days(clock, 89)
    assert sealed(dilemma)
    pass_days(clock, 1)
    assert not sealed(dilemma)
    assert AuditEntry.objects.filter(action="sealed.erase", actor=None).count() == 1


def test_silence_becomes_unknown_and_an_answer_after_all_takes_it_away(clock, asker):
    dilemma = make_dilemma(asker, state=DilemmaState.DECIDED)
    pass_days(clock, 90 + 42)
    asked_on = months_later(START.date(), 3)
    assert row(dilemma).unknown_since == asked_on
    assert row(dilemma).state == DilemmaState.FOLLOWED_UP
    pass_days(clock, 50)
    answer_newest(dilemma, Outcome.WORSE)
    assert (row(dilemma).unknown_since, row(dilemma).outcome) == (None, "worse")
    pass_days(clock, 250)
    assert (row(dilemma).state, row(dilemma).outcome) == ("closed", "worse")


def test_an_answer_counts_once(clock, asker):
    dilemma = make_dilemma(asker, state=DilemmaState.DECIDED)
    pass_days(clock, 91)
    asked = FollowUp.objects.get(state=FollowUpState.ASKED)
    answer_newest(dilemma)
    with pytest.raises(DilemmaRefusedError, match="werkt niet meer"):
        looking_back.answer(follow_up=asked, told=Told(outcome=Outcome.WORSE))
    assert row(dilemma).outcome == Outcome.BETTER


def test_the_question_goes_to_the_other_address_and_says_nothing(clock, asker):
    dilemma = make_dilemma(asker, state=DilemmaState.DECIDED, question="Mag ik kanarie tonen?")
    choice = Choice(other_address="elders@example.org", passphrase="een lange wachtzin")
    choose(dilemma=dilemma, actor=actor_for(asker), choice=choice)
    pass_days(clock, 91)
    mail = OutgoingMail.objects.get(template="dilemma_follow_up")
    assert "elders" not in f"{mail.recipient}{mail.context}"
    told = unseal(mail.context["sealed"])
    assert told["to"] == "elders@example.org"
    assert "kanarie" not in str(told).lower()
    token = told["context"]["link"].rstrip("/").rpartition("/")[2]
    found = looking_back.behind(token=token)
    stranger = actor_for(make_member(make_organisation()))

    def may(actor, passphrase=""):
        return looking_back.may_answer(follow_up=found, actor=actor, passphrase=passphrase)

    assert may(actor_for(asker))
    assert may(stranger, "een lange wachtzin")
    assert not may(stranger)
    assert not may(stranger, "een andere wachtzin")
    assert looking_back.behind(token=f"{token}x") is None
    assert looking_back.behind(token="") is None


def test_withdrawn_it_is_off_at_once_and_its_words_go(clock, asker):
    dilemma = make_dilemma(asker, values=[{"value": "openness"}], question="Mag ik kanarie tonen?")
    Advice.objects.create(dilemma=dilemma, mark="x", text="Doe het.")
    life.withdraw(dilemma=dilemma, actor=actor_for(asker))
    assert not row(dilemma).live
    told = {"merge": merge("organisatie", make_organisation(), make_organisation())}
    MergedRow.objects.create(
        **told, model="cases.DilemmaPage", object_key=dilemma.pk, change="changed"
    )
    hidden = {"page_id": dilemma.pk, "organisation_id": 1}
    MergedRow.objects.create(
        **told, model="cases.DilemmaHiddenFrom", object_key="0", change="deleted", old=hidden
    )
    pass_days(clock, 30)
    assert not MergedRow.objects.filter(model__startswith="cases.Dilemma").exists()
    after = row(dilemma)
    assert after.title == retention.GONE_TITLE
    assert (after.situation, after.values.count()) == ("", 0)
    assert not sealed(dilemma)
    assert not Revision.page_revisions.filter(object_id=str(dilemma.pk)).exists()
    assert not PageLogEntry.objects.filter(page=dilemma.pk).exists()
    assert "kanarie" not in after.slug + after.url_path
    assert Advice.objects.get().text == "Doe het."


def test_a_draft_nobody_touches_goes(clock, asker):
    dilemma = make_dilemma(asker, state=DilemmaState.DRAFT)
    clock.shift(timedelta(days=182))
    retention.forget(timezone.localdate())
    assert not DilemmaPage.objects.filter(pk=dilemma.pk).exists()
    assert not SealedAuthor.objects.exists()


def test_whose_anonymous_advice_was_goes_after_closing(clock, asker):
    dilemma = make_dilemma(asker)
    adviser = make_member(make_organisation())
    given = Given(text="Doe het.", name=NameChoice.ANONYMOUS)
    give_advice(dilemma=dilemma, actor=actor_for(adviser), key=uuid4(), given=given)
    life.withdraw(dilemma=dilemma, actor=actor_for(asker))
    pass_days(clock, 89)
    assert SealedAuthor.objects.filter(kind=SealedKind.ADVICE).exists()
    pass_days(clock, 2)
    assert not SealedAuthor.objects.filter(kind=SealedKind.ADVICE).exists()


def test_a_look_back_behind_the_end_stops_no_clock(clock, asker):
    """The worker was away for a year: three are asked at once, the last is answered first."""
    dilemma = make_dilemma(asker, state=DilemmaState.DECIDED)
    clock.shift(timedelta(days=370))
    retention.mind_the_clock(timezone.localdate())
    last = FollowUp.objects.get(dilemma=dilemma, months=12)
    looking_back.answer(follow_up=last, told=Told(outcome=Outcome.BETTER))
    other = make_dilemma(asker, decide_by=timezone.localdate() + timedelta(days=8))
    pass_days(clock, 60)
    assert row(dilemma).state == DilemmaState.CLOSED
    assert row(other).state == DilemmaState.WEIGHING


def test_without_a_day_advice_closes_after_half_a_year(clock, asker):
    dilemma = make_dilemma(asker, decide_by=None)
    pass_days(clock, 184)
    assert row(dilemma).state == DilemmaState.WEIGHING


def test_the_mark_of_a_forgotten_adviser_says_nothing(clock, asker):
    dilemma, adviser = make_dilemma(asker), make_member(make_organisation())
    given = Given(text="Doe het.", name=NameChoice.ANONYMOUS)
    give_advice(dilemma=dilemma, actor=actor_for(adviser), key=uuid4(), given=given)
    life.withdraw(dilemma=dilemma, actor=actor_for(asker))
    pass_days(clock, 91)
    assert not Advice.objects.given_by(dilemma.reference, adviser.pk).exists()
    assert Advice.objects.count() == 1


def test_a_mail_that_cannot_be_sent_keeps_nobody(clock, asker, run_tasks, monkeypatch):
    make_dilemma(asker, state=DilemmaState.DECIDED)
    pass_days(clock, 91)
    monkeypatch.setattr("alliantie.mail.message", lambda _mail: Refusing())
    run_tasks()
    mail = OutgoingMail.objects.get(template="dilemma_follow_up")
    assert mail.given_up_at is not None
    assert asker.email not in f"{mail.recipient}{mail.context}{mail.once_key}"


class Refusing:
    """A server that does not know this person."""

    def send(self) -> None:
        raise SMTPRecipientsRefused({"x": (550, b"unknown")})

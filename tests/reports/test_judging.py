"""Hiding closes a thing for everybody at once; an appeal is judged by another and undoes exactly that."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.models import Notice, User
from alliantie.models import AuditEntry, OutgoingMail
from alliantie.reportable import kind_of
from alliantie.sealing import unseal
from alliantie.visibility import VISITOR
from cases.models import CasePage, CheckRemark, DilemmaPage
from cases.services.dilemmas import life
from cases.services.dilemmas.telling import CHECK_KIND
from cases.services.dilemmas.writing import save_dilemma
from events.choices import EventState
from events.models import EventPage
from organisations.actors import actor_for
from people.models import Message, Question
from reports.models import Dossier, Report
from reports.policies.refusals import ReportRefusedError
from reports.services.appealing import appeal
from reports.services.forgetting import forget
from reports.services.judging import Decision, decide, decide_appeal
from tests.factories.reports import judge, make_dossier, tell
from tests.reports.world import editor, is_read, make_reportable_world

pytestmark = pytest.mark.django_db
STATES = {"vraag": "state", "idee": "state", "aanbod": "state", "praktijkvoorbeeld": "standing"}


def answer_appeal(dossier: Dossier, by, verdict: str = "zet-terug") -> Dossier:
    told = Decision(verdict, "Bij nader inzien.")
    decide_appeal(dossier=dossier, decision=told, actor=actor_for(by), key=uuid4())
    return Dossier.objects.get(pk=dossier.pk)


def disagree(dossier: Dossier, by) -> None:
    appeal(dossier=dossier, text="Dit klopt wel.", actor=actor_for(by), key=uuid4())


def mails() -> list[tuple[str, dict]]:
    """Give to whom each mail goes and what it says, sealed ones opened."""
    told = []
    for mail in OutgoingMail.objects.order_by("pk"):
        inside = unseal(mail.context["sealed"]) if "sealed" in mail.context else {}
        told.append((inside.get("to", mail.recipient), inside.get("context", mail.context)))
    return told


def test_every_kind_is_hidden_at_once_and_put_back_exactly(site_home):
    world = make_reportable_world()
    first, second = world.moderators
    reader, visitor_reads = actor_for(world.reader), set()
    for name, thing in world.things.items():
        assert is_read(name, thing, reader), name
        if is_read(name, thing, VISITOR):
            visitor_reads.add(name)
        before = kind_of(name).get(thing.pk)
        by = world.reader if name == "bericht" else None
        dossier = judge(tell(name, thing, by), first)
        assert dossier.state == "hidden", name
        for who in (reader, VISITOR):
            assert not is_read(name, thing, who), name
        with pytest.raises(ReportRefusedError):
            decide_appeal(
                dossier=dossier,
                decision=Decision("zet-terug", "x"),
                actor=actor_for(second),
                key=uuid4(),
            )
        disagree(dossier, world.author)
        with pytest.raises(ReportRefusedError):
            answer_appeal(dossier, first)
        assert not is_read(name, thing, reader), name
        assert answer_appeal(dossier, second).appeal_state == "restored"
        assert is_read(name, thing, reader), name
        assert is_read(name, thing, VISITOR) is (name in visitor_reads), name
        field = STATES.get(name)
        if field:
            assert getattr(kind_of(name).get(thing.pk), field) == getattr(before, field), name
    assert len(visitor_reads) > 7
    assert EventPage.objects.get().state == EventState.PLANNED
    assert CasePage.objects.get().live
    assert not Message.objects.filter(is_hidden=True).exists()


def test_both_sides_read_why_and_neither_who(site_home):
    world = make_reportable_world()
    question = world.things["vraag"]
    dossier = tell("vraag", question, world.reader)
    tell("vraag", question, email="bezoeker@example.org")
    OutgoingMail.objects.all().delete()
    judge(dossier, world.moderators[0], reason="Er staat een telefoonnummer in.")
    told = dict(mails())
    assert set(told) == {world.author.email, world.reader.email, "bezoeker@example.org"}
    assert all(one["reason"] == "Er staat een telefoonnummer in." for one in told.values())
    assert world.reader.email not in str(told[world.author.email])
    assert "bezoeker" not in str(told[world.author.email])
    assert "schrijver" not in str(told[world.reader.email]).replace("Schrijverdam", "")
    OutgoingMail.objects.all().delete()
    judge(tell("bericht", world.things["bericht"], world.reader), world.moderators[0], "laat-staan")
    assert [to for to, _context in mails()] == [world.reader.email]  # else its author knows who


def test_who_asked_a_dilemma_stays_unknown_through_report_decision_and_appeal(site_home):
    world = make_reportable_world()
    first, second = world.moderators
    dilemma = world.things["dilemma"]
    lines = AuditEntry.objects.order_by("-pk").values_list("pk", flat=True)[0]
    OutgoingMail.objects.all().delete()
    dossier = judge(tell("dilemma", dilemma, world.reader), first)
    disagree(dossier, world.author)
    with pytest.raises(ReportRefusedError):
        disagree(Dossier.objects.get(pk=dossier.pk), world.author)
    answer_appeal(dossier, second, "blijft-verborgen")
    assert world.author.email not in [to for to, _context in mails()]  # the round tells, tomorrow
    assert CheckRemark.objects.filter(dilemma=dilemma).count() == 2
    new = AuditEntry.objects.filter(pk__gt=lines)
    assert not new.filter(actor=world.author).exists()
    assert not new.filter(object_type="reports.dossier").exists()
    row = Dossier.objects.values().get(pk=dossier.pk)
    assert world.author.pk not in [row[name] for name in row if name.endswith("by_id")]
    with pytest.raises(ReportRefusedError):
        judge(make_dossier("dilemma", dilemma.pk), editor())
    life.withdraw(dilemma=dilemma, actor=actor_for(world.author))
    kind_of("dilemma").restore(dilemma, memory="online", actor=actor_for(first))
    assert not DilemmaPage.objects.get(pk=dilemma.pk).live  # withdrawn since: it stays away


def test_who_decides_and_until_when_an_author_may_appeal(site_home):
    world = make_reportable_world()
    first, second = world.moderators
    question = world.things["vraag"]
    with pytest.raises(ReportRefusedError):
        judge(tell("vraag", question, world.reader), first, reason=" ")
    dossier = Dossier.objects.get()
    with pytest.raises(ReportRefusedError):
        judge(dossier, world.reader)
    world.author.groups.set(first.groups.all())
    with pytest.raises(ReportRefusedError, match="van jou"):
        judge(dossier, world.author)
    world.author.groups.clear()
    key, told = uuid4(), Decision("verberg", "Te grof.")
    for _twice in range(2):
        decide(dossier=dossier, decision=told, actor=actor_for(first), key=key)
    with pytest.raises(ReportRefusedError, match="Een collega"):
        judge(dossier, second)
    with pytest.raises(ReportRefusedError):
        disagree(dossier, world.reader)
    then = timezone.now() - timedelta(days=15)
    Dossier.objects.update(decided_at=then)
    with pytest.raises(ReportRefusedError, match="niet meer"):
        disagree(dossier, world.author)
    Dossier.objects.update(decided_at=then + timedelta(days=1))
    disagree(dossier, world.author)
    User.groups.through.objects.exclude(user=first.pk).delete()
    assert answer_appeal(dossier, first).appeal_state == "restored"  # nobody else is there
    assert Question.objects.get(pk=question.pk).state == "open"


def test_an_appeal_past_its_day_may_be_answered_by_who_decided_first(site_home):
    world = make_reportable_world()
    first, _second = world.moderators
    dossier = judge(tell("vraag", world.things["vraag"], world.reader), first)
    disagree(dossier, world.author)
    today = timezone.localdate()
    world.author.groups.set(first.groups.all())
    with pytest.raises(ReportRefusedError, match="van jou"):
        answer_appeal(dossier, world.author)
    world.author.groups.clear()
    listed = Dossier.objects.appeals_for(actor_for(first), today)
    assert not listed.exists()
    Dossier.objects.update(appeal_promised_on=today - timedelta(days=1))
    assert Dossier.objects.appeals_for(actor_for(first), today).exists()
    assert answer_appeal(dossier, first).appeal_state == "restored"


def test_who_reported_is_forgotten_after_a_month_and_the_words_after_a_year():
    now = timezone.now()
    ages = {"new": 5, "month": 40, "year": 400}
    for name, days in ages.items():
        decided = now - timedelta(days=days)
        made = make_dossier(state="left", decided_at=decided, decision=name)
        made.reports.create(reason="anders", text=name, email="els@example.org", who=name)
    waits = make_dossier(appeal_state="open", state="hidden", decided_at=now - timedelta(days=400))
    waits.reports.create(reason="anders", text="waits", email="els@example.org", who="w")
    assert forget() == 3
    assert forget() == 0
    left = Report.objects.values_list("text", "email").order_by("text")
    assert list(left) == [("month", ""), ("new", "els@example.org"), ("waits", "els@example.org")]
    assert (
        list(Dossier.objects.filter(state="left").values_list("decision", flat=True)).count("") == 1
    )


def test_what_an_asker_changes_while_hidden_waits_and_what_was_read_comes_back(site_home):
    world = make_reportable_world()
    first, second = world.moderators
    dilemma = world.things["dilemma"]
    dossier = judge(tell("dilemma", dilemma, world.reader), first)
    asker = actor_for(world.author)
    save_dilemma(dilemma=dilemma, actor=asker, changes={"title": "Mag dit echt openbaar?"})
    assert DilemmaPage.objects.get(pk=dilemma.pk).title == "Mag dit openbaar?"
    disagree(dossier, world.author)
    answer_appeal(dossier, second)
    shown = DilemmaPage.objects.visible_to(VISITOR).get(pk=dilemma.pk)
    assert shown.title == "Mag dit openbaar?"
    assert shown in DilemmaPage.objects.in_check()
    assert shown.get_latest_revision_as_object().title == "Mag dit echt openbaar?"
    assert Notice.objects.filter(user=first, kind=CHECK_KIND).exists()

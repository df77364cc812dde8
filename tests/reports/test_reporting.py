"""Reporting: one dossier, one voice a person, throttled, and never hidden by number."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import Group

from alliantie.models import AuditEntry
from alliantie.reportable import kind_of
from alliantie.throttles import ThrottledError
from alliantie.visibility import VISITOR
from cases.choices import Readers
from organisations.actors import actor_for
from people.choices import QuestionState
from people.models import Question
from reports.models import Dossier, Report
from reports.policies.refusals import AlreadyReportedError, ReportRefusedError
from reports.policies.reporting import OVERALL_OF_VISITORS, PER_ADDRESS, PER_PERSON
from reports.services.reporting import Telling, report
from tests.factories.dilemmas import make_dilemma, make_moderator
from tests.factories.organisations import make_member, make_organisation
from tests.factories.people import make_question
from tests.factories.reports import judge, make_dossier, tell
from tests.reports.world import editor

pytestmark = pytest.mark.django_db


def test_many_reports_are_one_dossier_and_nothing_is_hidden_by_number(site_home):
    question = make_question()
    reporters = [make_member().user for _ in range(6)]
    dossiers = {tell("vraag", question, one).pk for one in reporters}
    dossiers |= {tell("vraag", question).pk for _ in range(4)}
    assert len(dossiers) == 1
    dossier = Dossier.objects.counted().get()
    assert (dossier.number, dossier.state) == (10, "open")
    assert Question.objects.get(pk=question.pk).state == QuestionState.OPEN
    with pytest.raises(AlreadyReportedError):
        tell("vraag", question, reporters[0])
    for origin, email in ((9, ""), (9, ""), (9, "Els@example.org"), (10, "els@example.org")):
        tell("vraag", question, origin=f"198.51.100.{origin}", email=email)
    assert Report.objects.count() == 12, (
        "a visitor counts once, and does not hear that it is the second time"
    )
    # Decided: the same voices do not open it anew, a new one does.
    judge(dossier, editor(), "laat-staan")
    with pytest.raises(AlreadyReportedError):
        tell("vraag", question, reporters[0])
    assert tell("vraag", question, make_member().user).pk != dossier.pk
    lines = AuditEntry.objects.filter(action="report.make")
    assert set(lines.values_list("object_type", flat=True)) == {"reports.dossier"}


def test_same_form_counts_once_and_a_stolen_one_is_refused(site_home):
    question, key = make_question(), uuid4()
    told = {"kind": kind_of("vraag"), "thing": question, "origin": "192.0.2.1", "key": key}
    telling = Telling("kwetsend", "")
    made = [
        report(**told, telling=telling, actor=actor_for(one)) for one in [make_member().user] * 2
    ]
    assert made[0] == made[1]
    with pytest.raises(ReportRefusedError):
        report(**told, telling=telling, actor=VISITOR)
    assert Report.objects.count() == 1


def test_reports_are_throttled_by_person_by_place_and_overall(site_home):
    member = make_member().user
    for _ in range(PER_PERSON):
        tell("vraag", make_question(), member)
    with pytest.raises(ThrottledError):
        tell("vraag", make_question(), member)
    question = make_question()
    for number in range(PER_ADDRESS):
        tell("vraag", question, origin="2001:db8::1", email=f"{number}@example.org")
    with pytest.raises(ThrottledError):
        tell("vraag", question, origin="2001:db8::2", email="nog@example.org")
    for number in range(OVERALL_OF_VISITORS - PER_ADDRESS):
        tell("vraag", question, origin=f"203.0.113.{number}", email=f"x{number}@example.org")
    with pytest.raises(ThrottledError):
        tell("vraag", question, origin="198.51.100.1", email="laatst@example.org")
    tell("vraag", question, make_member().user)  # visitors leave room for members


def test_of_a_dilemma_only_its_moderators_know_and_never_of_whom(site_home):
    sealed = make_dossier("dilemma", 7)
    plain = make_dossier("vraag", 7)
    curious, moderator = editor(), make_member().user
    moderator.groups.add(Group.objects.get(name="Moderatie"))
    seen = [set(Dossier.objects.judged_by(actor_for(one))) for one in (curious, moderator)]
    assert seen == [{plain}, {plain, sealed}]
    assert set(Dossier.objects.judged_by(VISITOR)) == set()
    assert set(Dossier.objects.judged_by(actor_for(make_member().user))) == set()


def test_a_moderator_knows_nothing_of_a_dilemma_kept_from_their_own_organisation(site_home):
    organisation = make_organisation()
    for _decoy in range(6):
        make_member(make_organisation())
    asker, colleague = (make_member(organisation).user for _ in range(2))
    other = make_moderator()
    colleague.groups.set(other.groups.all())
    dilemma = make_dilemma(asker, readers=Readers.NOT_MY_ORGANISATION)
    dossier = make_dossier("dilemma", dilemma.pk)
    seen = [set(Dossier.objects.judged_by(actor_for(one))) for one in (colleague, other)]
    assert seen == [set(), {dossier}]
    with pytest.raises(ReportRefusedError):
        judge(dossier, colleague)

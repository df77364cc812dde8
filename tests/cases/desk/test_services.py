"""A case from first letter to online, and everything that may not happen on the way."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import Comment

from alliantie.choices import Audience
from alliantie.models import AuditEntry, OutgoingMail
from cases.choices import MemberState, Standing
from cases.models import CasePage
from cases.policies.state import member_state
from cases.policies.writing import NotYoursError, UnfinishedError, WritingRefusedError
from cases.services import audiences, publishing, submitting, writing
from cases.services.writing import EditConflictError, create_case, save_draft, version_of
from cases.writers import life_of
from organisations.choices import MembershipState
from organisations.models import Membership
from organisations.services import request_membership
from tests.factories import cases as make
from tests.factories.accounts import make_editor
from tests.factories.uploads import make_picture

FOUR = {"title": "Bewoners lezen mee", "summary": "Kort.", "approach": "<p>We deden iets.</p>"}


@pytest.fixture
def organisation(site_home):
    return make.make_organisation("Gemeente Dinkelland")


@pytest.fixture
def anna(organisation):
    return make.make_member(organisation, "anna")


@pytest.fixture
def editor(site_home):
    return make.actor(make_editor())


@pytest.fixture
def draft(anna):
    changes = {**FOUR, "themes": [make.make_theme("Participatie")]}
    return create_case(actor=make.actor(anna), changes=changes).page


@pytest.fixture
def submitted(draft, anna):
    submitting.submit_case(page=draft, actor=make.actor(anna))
    return fresh(draft)


def fresh(page):
    return CasePage.objects.get(pk=page.pk)


def state(page):
    return member_state(life_of(fresh(page)))


def save(page, user, **changes):
    row = fresh(page)
    return save_draft(
        page=row, actor=make.actor(user), changes=changes, started_from=version_of(row)
    )


def mails(template):
    return list(OutgoingMail.objects.filter(template=template))


def test_a_new_case_is_a_draft_of_its_author(draft, anna):
    page = fresh(draft)
    assert (page.owner, page.live, page.slug) == (anna, False, "bewoners-lezen-mee")
    assert [theme.label for theme in page.themes.all()] == ["Participatie"]
    assert state(page) == MemberState.DRAFT


def test_a_case_may_begin_empty(anna):
    page = create_case(actor=make.actor(anna), changes={}).page
    assert fresh(page).title == writing.NAMELESS


def test_saving_again_overwrites_the_own_last_version_only(draft, anna, organisation):
    first = save(draft, anna, summary="Nieuw.")
    second = save(draft, anna, summary="Nog nieuwer.")
    assert first.version != second.version
    assert fresh(draft).revisions.count() == 1
    bram = make.make_member(organisation, "bram")
    fresh(draft).co_authors.add(bram)
    save(draft, bram, summary="Van Bram.")
    assert fresh(draft).revisions.count() == 2


def test_a_version_that_was_judged_is_never_overwritten(submitted, anna, editor):
    publishing.request_changes(page=submitted, actor=editor, remark="Meer!", field_remarks={})
    save(submitted, anna, summary="Aangevuld.")
    assert fresh(submitted).revisions.count() == 2


def test_two_tabs_are_told_and_lose_nothing(draft, anna):
    stale = version_of(fresh(draft))
    save(draft, anna, summary="Uit tab een.")
    with pytest.raises(EditConflictError) as conflict:
        save_draft(
            page=draft,
            actor=make.actor(anna),
            changes={"summary": "Uit tab twee."},
            started_from=stale,
        )
    assert conflict.value.theirs.summary == "Uit tab een."
    assert fresh(draft).summary == "Uit tab een."


def test_nobody_else_writes_or_sends_in(draft, organisation):
    colleague = make.make_member(organisation, "collega")
    with pytest.raises(NotYoursError):
        save(draft, colleague, summary="Van een ander.")
    with pytest.raises(NotYoursError):
        submitting.submit_case(page=draft, actor=make.actor(colleague))
    assert fresh(draft).summary == "Kort."


def test_a_suspended_author_is_nobody(draft, anna):
    anna.is_active = False
    anna.save()
    with pytest.raises(NotYoursError):
        save(draft, anna, summary="Toch.")


def test_after_membership_ended_the_text_stays_and_a_sentence_says_why(draft, anna, organisation):
    CasePage.objects.filter(pk=draft.pk).update(organisation=organisation)
    Membership.objects.filter(user=anna).update(state=MembershipState.ENDED)
    with pytest.raises(WritingRefusedError, match="lidmaatschap is beëindigd"):
        submitting.submit_case(page=draft, actor=make.actor(anna))
    with pytest.raises(WritingRefusedError, match="bewaard"):
        save(draft, anna, summary="Nog iets.")
    assert fresh(draft).summary == "Kort."


@time_machine.travel("2026-11-24 10:00+01:00", tick=False)
def test_sending_in_promises_a_day(draft, anna):
    submission = submitting.submit_case(page=draft, actor=make.actor(anna))
    assert submission.answer_due_on == date(2026, 12, 1)
    assert state(draft) == MemberState.WITH_EDITORS
    assert mails("case_received")[0].context["due"] == "1 december 2026"
    assert AuditEntry.objects.filter(action="case.submit", actor=anna).count() == 1


def test_what_is_missing_is_named(anna):
    page = create_case(actor=make.actor(anna), changes={"summary": "Kort."}).page
    with pytest.raises(UnfinishedError) as unfinished:
        submitting.submit_case(page=page, actor=make.actor(anna))
    assert unfinished.value.missing == ("title", "approach", "themes")


def test_somebody_without_ties_says_first_for_whom(site_home):
    loose = make.make_user("los")
    changes = {**FOUR, "themes": [make.make_theme()]}
    page = create_case(actor=make.actor(loose), changes=changes).page
    with pytest.raises(WritingRefusedError, match="voor welke organisatie"):
        submitting.submit_case(page=page, actor=make.actor(loose))


def test_with_the_editors_it_is_read_only_until_taken_back(submitted, anna):
    with pytest.raises(WritingRefusedError, match="ligt bij de redactie"):
        save(submitted, anna, summary="Toch anders.")
    submitting.take_back(page=submitted, actor=make.actor(anna))
    assert state(submitted) == MemberState.DRAFT
    assert not submitted.submissions.filter(answered_at=None).exists()
    save(submitted, anna, summary="Toch anders.")
    assert fresh(submitted).summary == "Toch anders."


def test_sending_in_twice_makes_one_submission(submitted, anna):
    with pytest.raises(WritingRefusedError):
        submitting.submit_case(page=submitted, actor=make.actor(anna))
    assert submitted.submissions.count() == 1


def test_a_round_of_remarks(submitted, anna, editor):
    publishing.request_changes(
        page=submitted, actor=editor, remark="Mooi!", field_remarks={"summary": "Korter?"}
    )
    assert state(submitted) == MemberState.YOUR_TURN
    assert len(mails("case_remarks")) == 1
    assert submitted.submissions.get().remark == "Mooi!"
    save(submitted, anna, summary="Heel kort.")
    remark = Comment.objects.get(page=submitted)
    assert (remark.contentpath, remark.text, remark.resolved_at) == ("summary", "Korter?", None)
    submitting.submit_case(page=submitted, actor=make.actor(anna))
    assert state(submitted) == MemberState.WITH_EDITORS
    remark.refresh_from_db()
    assert remark.resolved_at is not None
    publishing.approve_and_publish(page=submitted, actor=editor)
    assert state(submitted) == MemberState.ONLINE
    assert fresh(submitted).summary == "Heel kort."
    assert len(mails("case_published")) == 1
    assert not submitted.submissions.filter(answered_at=None).exists()


def test_an_answer_in_wagtails_own_views_has_the_same_effects(submitted, anna):
    rik = make_editor("rik@example.org")
    submitted.current_workflow_task_state.reject(user=rik, comment="Graag korter.")
    assert submitted.submissions.get().remark == "Graag korter."
    assert len(mails("case_remarks")) == 1
    submitting.submit_case(page=submitted, actor=make.actor(anna))
    fresh(submitted).current_workflow_task_state.approve(user=rik)
    assert fresh(submitted).live
    assert len(mails("case_published")) == 1


def test_publishing_past_the_workflow_answers_the_submission(submitted):
    rik = make_editor("rik@example.org")
    submitted.latest_revision.publish(user=rik)
    assert not submitted.submissions.filter(answered_at=None).exists()
    assert len(mails("case_published")) == 1
    assert state(submitted) == MemberState.ONLINE


def test_only_editors_decide(submitted, anna):
    actor = make.actor(anna)
    with pytest.raises(WritingRefusedError):
        publishing.approve_and_publish(page=submitted, actor=actor)
    with pytest.raises(WritingRefusedError):
        publishing.request_changes(page=submitted, actor=actor, remark="x", field_remarks={})
    with pytest.raises(WritingRefusedError):
        publishing.refuse(page=submitted, actor=actor, remark="x")
    assert not fresh(submitted).live


def test_a_second_decision_is_told_it_is_too_late(submitted, editor):
    publishing.approve_and_publish(page=submitted, actor=editor)
    with pytest.raises(publishing.NothingToJudgeError, match="al beantwoord"):
        publishing.request_changes(page=submitted, actor=editor, remark="x", field_remarks={})


def test_one_click_accepts_person_and_case(organisation, editor):
    newcomer = make.make_user("nieuw")
    request_membership(user=newcomer, organisation=organisation)
    changes = {**FOUR, "themes": [make.make_theme()]}
    page = create_case(actor=make.actor(newcomer), changes=changes).page
    CasePage.objects.filter(pk=page.pk).update(organisation=organisation)
    submitting.submit_case(page=page, actor=make.actor(newcomer))
    assert publishing.open_membership(page=fresh(page)).user == newcomer
    publishing.approve_and_publish(page=page, actor=editor)
    assert make.actor(newcomer).is_member
    assert fresh(page).live


def test_later_is_later(submitted, editor):
    moment = timezone.now() + timedelta(days=3)
    publishing.approve_and_publish(page=submitted, actor=editor, go_live_at=moment)
    page = fresh(submitted)
    assert not page.live
    assert state(page) == MemberState.WITH_EDITORS
    assert mails("case_published")[0].context["planned"]


def test_a_refused_case_stays_a_draft_with_the_reason(submitted, editor):
    publishing.refuse(page=submitted, actor=editor, remark="Dit is reclame.")
    assert state(submitted) == MemberState.DRAFT
    assert submitted.submissions.get().remark == "Dit is reclame."
    assert mails("case_refused")[0].context["remark"] == "Dit is reclame."


def test_the_public_sees_the_old_version_until_the_change_is_approved(submitted, anna, editor):
    publishing.approve_and_publish(page=submitted, actor=editor)
    save(submitted, anna, summary="Een jaar later.")
    assert fresh(submitted).summary == "Kort."
    submitting.submit_case(
        page=submitted, actor=make.actor(anna), change_sentence="Resultaten na een jaar."
    )
    assert fresh(submitted).summary == "Kort."
    publishing.approve_and_publish(page=submitted, actor=editor)
    assert fresh(submitted).summary == "Een jaar later."
    assert [change.sentence for change in submitted.changes.all()] == ["Resultaten na een jaar."]


def test_still_right_and_withdrawn(submitted, anna, editor):
    actor = make.actor(anna)
    with pytest.raises(WritingRefusedError, match="niet online"):
        submitting.confirm_case(page=submitted, actor=actor)
    publishing.approve_and_publish(page=submitted, actor=editor)
    CasePage.objects.filter(pk=submitted.pk).update(standing=Standing.OUTDATED, confirmed_at=None)
    submitting.confirm_case(page=submitted, actor=actor)
    assert fresh(submitted).confirmed_at is not None
    assert fresh(submitted).standing == Standing.CURRENT
    submitting.withdraw(page=submitted, actor=actor)
    page = fresh(submitted)
    assert (page.live, page.standing) == (False, Standing.WITHDRAWN)
    assert state(page) == MemberState.DRAFT


def test_narrowing_works_at_once_and_widening_goes_past_the_editors(submitted, anna, editor):
    actor = make.actor(anna)
    publishing.approve_and_publish(page=submitted, actor=editor)
    assert audiences.set_audience(page=submitted, actor=actor, audience=Audience.MEMBERS)
    assert fresh(submitted).audience == Audience.MEMBERS
    assert not audiences.set_audience(page=submitted, actor=actor, audience=Audience.PUBLIC)
    assert fresh(submitted).audience == Audience.MEMBERS
    submitting.submit_case(page=submitted, actor=actor, wanted_audience=Audience.PUBLIC)
    assert fresh(submitted).audience == Audience.MEMBERS
    publishing.approve_and_publish(page=submitted, actor=editor)
    assert fresh(submitted).audience == Audience.PUBLIC


def test_somebody_elses_picture_is_not_reached_by_its_number(draft, anna):
    mine, theirs = make_picture(anna), make_picture(make.make_user())
    embed = '<embed alt="" embedtype="image" format="fullwidth" id="{}"/>'
    html = "<p>a</p>" + embed.format(mine.pk) + embed.format(theirs.pk)
    save(draft, anna, approach=html)
    assert fresh(draft).approach == "<p>a</p>" + embed.format(mine.pk)


def test_a_page_is_not_linked_by_its_number(draft, anna):
    save(draft, anna, approach='<p><a linktype="page" id="3">x</a></p>')
    assert fresh(draft).approach == "<p>x</p>"


def test_names_that_are_not_the_authors_cannot_be_saved(draft, anna):
    with pytest.raises(ValueError, match="evidence_grade"):
        save(draft, anna, evidence_grade="a")


def test_narrowing_takes_an_asked_widening_back(submitted, anna, editor):
    actor = make.actor(anna)
    CasePage.objects.filter(pk=submitted.pk).update(audience=Audience.MEMBERS)
    publishing.approve_and_publish(page=submitted, actor=editor)
    submitting.submit_case(page=submitted, actor=actor, wanted_audience=Audience.PUBLIC)
    audiences.set_audience(page=submitted, actor=actor, audience=Audience.PRIVATE)
    publishing.approve_and_publish(page=submitted, actor=editor)
    assert fresh(submitted).audience == Audience.PRIVATE


def test_a_planned_widening_waits_for_its_moment(submitted, anna, editor):
    CasePage.objects.filter(pk=submitted.pk).update(audience=Audience.MEMBERS)
    publishing.approve_and_publish(page=submitted, actor=editor)
    actor = make.actor(anna)
    submitting.submit_case(page=submitted, actor=actor, wanted_audience=Audience.PUBLIC)
    moment = timezone.now() + timedelta(hours=1)
    publishing.approve_and_publish(page=submitted, actor=editor, go_live_at=moment)
    assert fresh(submitted).audience == Audience.MEMBERS
    with time_machine.travel(moment + timedelta(minutes=1)):
        fresh(submitted).scheduled_revision.publish()
    assert fresh(submitted).audience == Audience.PUBLIC


def test_what_is_planned_cannot_be_widened_past_the_editors(submitted, anna, editor):
    CasePage.objects.filter(pk=submitted.pk).update(audience=Audience.MEMBERS)
    moment = timezone.now() + timedelta(hours=1)
    publishing.approve_and_publish(page=submitted, actor=editor, go_live_at=moment)
    assert not audiences.set_audience(
        page=submitted, actor=make.actor(anna), audience=Audience.PUBLIC
    )


def test_asking_again_gives_no_rights_over_what_is_online(submitted, anna, editor, organisation):
    CasePage.objects.filter(pk=submitted.pk).update(organisation=organisation)
    publishing.approve_and_publish(page=submitted, actor=editor)
    Membership.objects.filter(user=anna).update(state=MembershipState.ENDED)
    request_membership(user=anna, organisation=organisation)
    with pytest.raises(WritingRefusedError, match="lidmaatschap"):
        submitting.withdraw(page=submitted, actor=make.actor(anna))
    assert fresh(submitted).live


def test_nothing_unread_goes_online(submitted, anna, editor):
    read = version_of(submitted)
    submitting.take_back(page=submitted, actor=make.actor(anna))
    save(submitted, anna, title="Ongelezen")
    submitting.submit_case(page=submitted, actor=make.actor(anna))
    with pytest.raises(publishing.NothingToJudgeError, match="intussen"):
        publishing.approve_and_publish(page=submitted, actor=editor, version=read)
    assert not fresh(submitted).live


def test_the_same_form_after_taking_back_is_meant_again(draft, anna):
    key, actor = uuid4(), make.actor(anna)
    for _click in range(2):
        submitting.submit_once(key=key, page=draft, actor=actor, started_from="")
    assert draft.submissions.count() == 1
    submitting.take_back(page=draft, actor=actor)
    submitting.submit_once(key=key, page=draft, actor=actor, started_from="")
    assert state(draft) == MemberState.WITH_EDITORS

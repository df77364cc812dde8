"""Who is trusted publishes at once and is checked afterwards; everybody else waits for an editor."""

from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.models import Trust, User
from accounts.policies.trust import TrustRefusedError
from accounts.services import trust
from alliantie.choices import Audience
from alliantie.closing import ChangedSinceError
from alliantie.models import AuditEntry, OutgoingMail
from cases.models import AfterCheck, CasePage
from cases.policies.writing import WritingRefusedError
from cases.services import afterwards
from cases.services.audiences import set_audience
from cases.services.publishing import approve_and_publish, request_changes
from cases.services.reportable import ReportableCase
from cases.services.submitting import submit_case, submit_once, withdraw
from cases.services.writing import save_draft, version_of
from events.choices import EventState
from events.models import EventPage
from events.policies.hosting import EventRefusedError
from events.services import announcing
from events.services.changing import change_practical
from organisations.choices import Listing, MembershipState
from organisations.models import Membership
from tests.factories.accounts import make_editor
from tests.factories.cases import actor, make_case, make_member, make_organisation, make_theme
from tests.factories.events import make_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(site_home) -> User:
    return make_member(make_organisation(), "schrijver")


def draft_of(author, **fields) -> CasePage:
    home = author.memberships.exclude(organisation=None).first()
    standard = {"owner": author, "organisation": home.organisation if home else None}
    return make_case(publish=False, themes=(make_theme(),), **{**standard, **fields})


def sent(case, author) -> CasePage:
    submit_case(page=case, actor=actor(author))
    return CasePage.objects.get(pk=case.pk)


def trusted(author, editor) -> None:
    trust.give_trust(user=author, actor=actor(editor))


def test_two_items_earn_it_and_a_withdrawal_begins_anew(author):
    editor, home = make_editor(), author.memberships.get().organisation
    make_case(owner=author, source="register", source_id="1")  # a row of a register is nobody's own
    make_case(owner=author)
    assert not trust.is_trusted(author.pk)
    make_event(author)
    at = trust.standing_of(author.pk)
    assert (at.is_trusted, at.by_hand, at.published) == (True, False, 2)
    with pytest.raises(TrustRefusedError, match="waarom"):
        trust.withdraw_trust(user=author, actor=actor(editor), reason=" ")
    trust.withdraw_trust(user=author, actor=actor(editor), reason="Er stond een naam in.")
    mail = OutgoingMail.objects.get(template="trust_withdrawn")
    assert (mail.recipient, "naam" in str(mail.context)) == (author.email, True)
    assert not trust.is_trusted(author.pk)
    with pytest.raises(TrustRefusedError, match="nu niet meteen"):
        trust.withdraw_trust(user=author, actor=actor(editor), reason="Nog eens.")
    for number in (1, 2):
        assert not trust.is_trusted(author.pk), number
        make_case(owner=author, organisation=home)
    assert trust.is_trusted(author.pk)
    trust.withdraw_trust(user=author, actor=actor(editor), reason="Weer.")
    trusted(author, editor)
    row = Trust.objects.get()
    assert (trust.is_trusted(author.pk), row.withdrawn_at, row.reason) == (True, None, "")
    for nobody in (author, make_member(home)):
        with pytest.raises(TrustRefusedError, match="redactie"):
            trust.give_trust(user=author, actor=actor(nobody))
    with pytest.raises(TrustRefusedError, match="collega"):
        trust.give_trust(user=editor, actor=actor(editor))
    counted = trust.standings(list(trust.people("")))
    assert {pk: at.is_trusted for pk, at in counted.items()} == {author.pk: True}
    assert counted[author.pk].published == 4  # not cut off at what is needed


def test_a_trusted_author_is_online_at_once_and_checked_afterwards(author, mailoutbox):
    editor = make_editor()
    waits = sent(draft_of(author), author)
    assert (waits.live, waits.workflow_in_progress) == (False, True)
    trusted(author, editor)
    case, key = draft_of(author), uuid4()
    for _again in range(2):
        submit_once(
            key=key, page=case, actor=actor(author), started_from="", audience=Audience.MEMBERS
        )
    case.refresh_from_db()
    assert (case.live, case.audience, case.current_workflow_state) == (True, "members", None)
    assert case.submissions.get().answered_at is not None
    check = AfterCheck.objects.get()
    assert (check.author, check.before, check.due_on > timezone.localdate()) == (author, None, True)
    # What changes before anybody looked is looked at in the same one, against what was there before.
    first = case.live_revision_id
    afterwards.note_checked(check=check, actor=actor(editor), version=afterwards.version_of(check))
    for summary in ("Anders.", "Nog anders."):
        case.refresh_from_db()
        save_draft(
            page=case,
            actor=actor(author),
            changes={"summary": summary},
            started_from=version_of(case),
        )
        case = sent(case, author)
        assert case.summary == summary
    assert set_audience(page=case, actor=actor(author), audience=Audience.PUBLIC)
    case.refresh_from_db()
    second = AfterCheck.objects.get(checked_at=None)
    assert (second.before_id, second.audience_before) == (first, "members")
    assert case.audience == Audience.PUBLIC
    told = {entry.action for entry in AuditEntry.objects.all()}
    assert {"page.at_once", "page.checked", "trust.give"} <= told


def test_taken_offline_with_a_reason_it_goes_past_the_editors(author):
    editor, colleague = make_editor(), make_editor("collega@example.org")
    trusted(author, editor)
    case = sent(draft_of(author), author)
    check = AfterCheck.objects.get()
    version = afterwards.version_of(check)
    refused = (
        (actor(author), version, "Omdat.", "redactie"),
        (actor(editor), "0-public", "Omdat.", "intussen"),
        (actor(editor), version, " ", "waarom"),
    )
    for who, read, reason, sentence in refused:
        with pytest.raises(WritingRefusedError, match=sentence):
            afterwards.take_off(check=check, actor=who, version=read, reason=reason)
    assert CasePage.objects.get(pk=case.pk).live
    afterwards.take_off(
        check=check,
        actor=actor(editor),
        version=version,
        reason="Er staat een naam.",
        withdraws=True,
    )
    with pytest.raises(WritingRefusedError, match="collega"):
        afterwards.note_checked(check=check, actor=actor(colleague), version=version)
    case.refresh_from_db()
    assert (case.live, case.submissions.first().remark) == (False, "Er staat een naam.")
    assert OutgoingMail.objects.filter(template="case_offline", recipient=author.email).exists()
    assert not trust.is_trusted(author.pk)
    trusted(author, editor)
    assert not sent(case, author).live, "what editors took off they read first, whoever sends it in"
    approve_and_publish(page=case, actor=actor(editor))
    case.refresh_from_db()
    withdraw(page=case, actor=actor(author))
    assert sent(case, author).live, "what an author withdrew is theirs to put back"


def test_what_was_hidden_after_a_report_is_read_first_also_of_who_is_trusted(author):
    editor, reportable = make_editor(), ReportableCase()
    trusted(author, editor)
    case = sent(draft_of(author), author)
    memory = reportable.hide(case, actor=actor(editor))
    assert memory
    assert not sent(CasePage.objects.get(pk=case.pk), author).live
    reportable.restore(CasePage.objects.get(pk=case.pk), memory=memory, actor=actor(editor))
    assert CasePage.objects.get(pk=case.pk).live
    event = make_event(author, audience=Audience.MEMBERS, venue="Raadzaal")
    EventPage.objects.filter(pk=event.pk).update(live=False)
    with pytest.raises(EventRefusedError, match="redactie"):
        change_practical(event=event, actor=actor(author), changes={"audience": Audience.PUBLIC})
    for stood in ({"state": EventState.CHANGES}, {"state": EventState.DRAFT, "remark": "Nee."}):
        EventPage.objects.filter(pk=event.pk).update(**stood)
        announcing.submit_event(event=event, actor=actor(author))
        announcing.take_back(event=event, actor=actor(author))
        announcing.submit_event(event=event, actor=actor(author))
        event.refresh_from_db()
        assert (event.live, event.state) == (False, EventState.SUBMITTED), stood
        EventPage.objects.filter(pk=event.pk).update(first_published_at=None)


def test_what_comes_back_after_a_report_is_what_was_read_and_for_whom(author):
    """Nobody widens, changes or answers anything by way of hiding and an appeal."""
    editor, reportable = make_editor(), ReportableCase()
    case = sent(draft_of(author, audience=Audience.MEMBERS), author)
    approve_and_publish(page=case, actor=actor(editor))
    waits = sent(CasePage.objects.get(pk=case.pk), author)
    waits.submissions.filter(answered_at=None).update(wanted_audience=Audience.PUBLIC)
    memory = reportable.hide(waits, actor=actor(editor))
    assert not set_audience(page=waits, actor=actor(author), audience=Audience.PUBLIC)
    reportable.restore(waits, memory=memory, actor=actor(editor))
    case.refresh_from_db()
    assert (case.live, case.audience) == (True, Audience.MEMBERS)
    assert case.submissions.filter(answered_at=None).exists(), "no editor read that one yet"
    memory = reportable.hide(case, actor=actor(editor))
    case.refresh_from_db()
    assert not set_audience(page=case, actor=actor(author), audience=Audience.PUBLIC)
    CasePage.objects.filter(pk=case.pk).update(summary="Iets dat niemand las.")
    with pytest.raises(ChangedSinceError, match="veranderd"):
        reportable.restore(case, memory=memory, actor=actor(editor))
    assert not CasePage.objects.get(pk=case.pk).live


def test_imports_newcomers_and_what_editors_hold_never_go_at_once(author):
    editor = make_editor()
    trusted(author, editor)
    home, other = author.memberships.get().organisation, make_organisation()
    asked = draft_of(author)
    Membership.objects.filter(user=author).update(state=MembershipState.REQUESTED)
    assert not sent(asked, author).live, "who only asked to take part"
    Membership.objects.filter(user=author).update(state=MembershipState.ACTIVE)
    Membership.objects.create(user=author, organisation=other, state=MembershipState.REQUESTED)
    assert not sent(draft_of(author, organisation=other), author).live, "for one they asked to join"
    Membership.objects.filter(organisation=other).delete()
    type(home).objects.filter(pk=home.pk).update(listing=Listing.PROPOSED)
    assert not sent(draft_of(author), author).live, "for one that nobody accepted yet"
    type(home).objects.filter(pk=home.pk).update(listing=Listing.LISTED)
    row = draft_of(author, source="register", source_id="1")
    assert not sent(row, author).live, "a row of a register"
    trust.withdraw_trust(user=author, actor=actor(editor), reason="Even.")
    held = sent(draft_of(author), author)
    request_changes(page=held, actor=actor(editor), remark="Noem geen namen.", field_remarks={})
    trusted(author, editor)
    assert not sent(held, author).live, "what an editor asked to change"
    assert not AfterCheck.objects.exists()
    assert sent(draft_of(author), author).live


def test_meetings_too(author):
    editor = make_editor()
    waits = make_event(author, state=EventState.DRAFT, venue="Zaal 1")
    announcing.submit_event(event=waits, actor=actor(author))
    waits.refresh_from_db()
    assert waits.state == EventState.SUBMITTED
    trusted(author, editor)
    event = make_event(author, state=EventState.DRAFT, venue="Zaal 1", audience=Audience.MEMBERS)
    announcing.submit_event(event=event, actor=actor(author))
    event = EventPage.objects.get(pk=event.pk)
    assert (event.live, event.state) == (True, EventState.PLANNED)
    check = AfterCheck.objects.get()
    change_practical(event=event, actor=actor(author), changes={"audience": Audience.PUBLIC})
    event.refresh_from_db()
    assert event.audience == Audience.PUBLIC
    afterwards.take_off(
        check=check,
        actor=actor(editor),
        version=afterwards.version_of(check),
        reason="Dit is reclame.",
    )
    event.refresh_from_db()
    assert (event.live, event.state, event.remark) == (False, "changes", "Dit is reclame.")
    announcing.submit_event(event=event, actor=actor(author))
    event.refresh_from_db()
    assert event.state == EventState.SUBMITTED, "what editors took off they read first"
    # An administrator of the organisation is no author: their trust is about their own words.
    admin = make_member(author.memberships.get().organisation, "beheer", role="admin")
    trusted(admin, editor)
    narrow = make_event(author, audience=Audience.MEMBERS)
    with pytest.raises(EventRefusedError, match="redactie"):
        change_practical(event=narrow, actor=actor(admin), changes={"audience": Audience.PUBLIC})

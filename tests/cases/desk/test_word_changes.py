"""What an editor changes in somebody's words is told; its author can object within a week."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.erasing.account import erase_account
from accounts.models import Notice, User
from cases.choices import ChangeState, EvidenceGrade
from cases.models import CasePage, WordChange
from cases.policies.writing import NotYoursError, WritingRefusedError
from cases.services import objecting, own_kind
from cases.services.comparing import differences
from cases.services.submitting import submit_case
from cases.services.words import changes_of
from cases.services.writing import save_draft, version_of
from events.models import EventPage
from events.services.changing import change_practical
from tests.factories.accounts import make_editor
from tests.factories.cases import actor, make_case, make_member, make_organisation, make_theme
from tests.factories.events import make_event

pytestmark = pytest.mark.django_db
WORDS = '<p data-block-key="1">We gingen <b>niet</b> aan de slag.</p>'


@pytest.fixture
def author(site_home) -> User:
    return make_member(make_organisation(), "schrijver")


@pytest.fixture
def editor(site_home) -> User:
    return make_editor()


def edited(page, editor, **changes) -> WordChange | None:
    """Publish a version as Wagtail's own screen does."""
    draft = page.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save_revision(user=editor).publish(user=editor)
    page.refresh_from_db()
    return WordChange.objects.filter(after=page.latest_revision).first()


def test_only_what_the_author_does_not_know_is_told(author, editor):
    case = make_case("Bel eerst", owner=author)
    assert edited(case, editor) is None, "nothing changed"
    same = f'<p data-block-key="9">{case.approach[3:]}'
    assert edited(case, editor, approach=same) is None, "Wagtail's own marks are no words"
    facts = edited(case, editor, phase="finished", evidence_grade=EvidenceGrade.values[1])
    assert facts.touches_words is False
    found = differences(own_kind.CASES, facts.before, facts.after)
    assert {one.name for one in found} == {"phase", "evidence_grade"}
    assert not Notice.objects.exists()
    with pytest.raises(WritingRefusedError, match="kenmerken"):
        objecting.agree(change=facts, actor=actor(author))
    change = edited(case, editor, approach=WORDS)
    assert (change.touches_words, change.before) == (True, facts.after)
    assert change.object_until == timezone.localdate() + timedelta(days=7)
    notice = Notice.objects.get(user=author)
    assert ("Bel eerst" in notice.text, notice.mailed_at is not None) == (True, True)
    again = edited(case, editor, summary="Korter.")
    assert again.before == change.after, "nothing is told twice"
    save_draft(
        page=case,
        actor=actor(author),
        changes={"summary": "Zelf."},
        started_from=version_of(case),
    )
    case.refresh_from_db()
    case.latest_revision.publish(user=editor)
    assert WordChange.objects.count() == 3, "an author's own words are no change by an editor"
    imported = make_case(owner=author, source="register", source_id="1")
    assert edited(imported, editor, summary="Anders.") is None, "a register has no author"


def test_what_an_editor_improves_before_it_is_online_is_told_too(author, editor):
    home = author.memberships.get().organisation
    case = make_case(publish=False, owner=author, organisation=home, themes=(make_theme(),))
    submit_case(page=case, actor=actor(author))
    assert edited(case, editor, summary="Door de redactie.") is not None
    assert edited(case, editor) is None
    change = WordChange.objects.get()
    assert changes_of(author.pk).get() == change
    assert not changes_of(editor.pk).exists()
    assert not changes_of(None).exists()


def test_an_objection_is_made_once_within_the_week_by_its_author(author, editor):
    case = make_case(owner=author)
    change = edited(case, editor, approach=WORDS)
    for nobody in (editor, make_member(make_organisation())):
        with pytest.raises(NotYoursError):
            objecting.object_to(change=change, actor=actor(nobody), reason="Nee.")
    with pytest.raises(WritingRefusedError, match="waarom"):
        objecting.object_to(change=change, actor=actor(author), reason=" ")
    WordChange.objects.update(object_until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(WritingRefusedError, match="week is om"):
        objecting.object_to(change=change, actor=actor(author), reason="Nee.")
    WordChange.objects.update(object_until=timezone.localdate())
    key = uuid4()
    for _again in range(2):
        objecting.react_once(
            key=key, change=change, actor=actor(author), agrees=False, reason="Zo was het niet."
        )
    with pytest.raises(WritingRefusedError, match="al op gereageerd"):
        objecting.agree(change=change, actor=actor(author))
    row = WordChange.objects.get()
    assert (row.state, row.answer_due_on > timezone.localdate()) == (ChangeState.OBJECTED, True)


def objected(author, editor, case) -> WordChange:
    change = edited(case, editor, approach=WORDS, summary="Anders.", phase="finished")
    objecting.object_to(change=change, actor=actor(author), reason="Zo was het niet.")
    return change


def test_an_editor_puts_the_words_back_or_says_why_not(author, editor):
    case, colleague = make_case(owner=author), make_editor("collega@example.org")
    told, was = objected(author, editor, case), (case.phase, "Wat we deden en wat het opleverde.")
    assert was[0] == "finished"
    with pytest.raises(WritingRefusedError, match="redactie"):
        objecting.restore_words(change=told, actor=actor(author))
    with pytest.raises(WritingRefusedError, match="waarom"):
        objecting.keep_change(change=told, actor=actor(editor), answer=" ")
    objecting.restore_words(change=told, actor=actor(editor))
    case.refresh_from_db()
    told.refresh_from_db()
    assert (case.approach, case.summary) == ("<p>We gingen aan de slag.</p>", was[1])
    assert (case.phase, told.state) == ("finished", ChangeState.RESTORED)
    assert told.restored_as == case.live_revision
    assert WordChange.objects.count() == 1, "words that came back are no change again"
    with pytest.raises(WritingRefusedError, match="al beslist"):
        objecting.keep_change(change=told, actor=actor(colleague), answer="Toch niet.")
    later_words_stay(author, editor, case, told)
    the_answer_is_read(author, editor, case, colleague)


def later_words_stay(author, editor, case, told) -> None:
    second = objected(author, editor, case)
    assert second.before == told.restored_as
    save_draft(
        page=case,
        actor=actor(author),
        changes={"summary": "Van mij."},
        started_from=version_of(case),
    )
    with pytest.raises(WritingRefusedError, match="nieuwere versie"):
        objecting.restore_words(change=second, actor=actor(editor))
    CasePage.objects.get(pk=case.pk).latest_revision.publish(
        user=author, skip_permission_checks=True
    )
    objecting.restore_words(change=second, actor=actor(editor), answer="Je hebt gelijk.")
    case.refresh_from_db()
    assert (case.summary, "niet" in case.approach) == ("Van mij.", False)


def the_answer_is_read(author, editor, case, colleague) -> None:
    third = objected(author, editor, case)
    objecting.keep_change(change=third, actor=actor(colleague), answer="Er stond een naam.")
    third.refresh_from_db()
    assert (third.state, third.answer) == (ChangeState.ANSWERED, "Er stond een naam.")
    texts = "".join(Notice.objects.filter(user=author).values_list("text", flat=True))
    assert ("terug" in texts, "antwoordde" in texts) == (True, True)
    erase_account(user=author, actor_id=None, origin="cms")
    third.refresh_from_db()
    assert (third.objection, third.objected_by) == ("", None)


def test_meetings_too(author, editor):
    event = make_event(author, title="Zoekplan")
    event.save_revision(user=author).publish(user=author, skip_permission_checks=True)
    change_practical(event=event, actor=actor(editor), changes={"goal": "Iets heel anders."})
    change = WordChange.objects.get()
    assert changes_of(author.pk).get() == change
    objecting.object_to(change=change, actor=actor(author), reason="Dat is het doel niet.")
    objecting.restore_words(change=change, actor=actor(editor))
    assert EventPage.objects.get(pk=event.pk).goal == "Samen een zoekplan maken."
    assert WordChange.objects.count() == 1

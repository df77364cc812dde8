"""Asking whether something still holds: one step at a time, one mail a week, and only who can answer."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import MailStanding, User
from alliantie.choices import Audience, ReviewStep
from alliantie.freshness.answering import answer_review, asked_of
from alliantie.freshness.asking import look_round
from alliantie.freshness.policies import Answer, ReviewRefusedError
from alliantie.models import AuditEntry, OutgoingMail, Review, ReviewLetter
from alliantie.visibility import VISITOR
from cases.choices import Standing
from cases.models import CasePage, Submission
from cases.services import freshness
from cases.services.submitting import confirm_case
from home.models import EditorialPage
from organisations.choices import MembershipRole, MembershipState
from organisations.models import Membership, Organisation
from tests.factories.accounts import make_editor
from tests.factories.cases import make_case, make_member, make_organisation
from tests.factories.organisations import actor_of
from tests.factories.people import make_person

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LONG_AGO = NOW - timedelta(days=3 * 366)
CASE, ORGANISATION, PAGE = "praktijkvoorbeeld", "organisatie", "pagina"


@pytest.fixture
def world(site_home) -> Any:
    """Give an author whose organisation has nobody to look after it."""
    organisation = make_organisation("Gemeente Klopt")
    author = make_member(organisation, "auteur")
    return SimpleNamespace(organisation=organisation, author=author)


def old_case(world, title: str = "", **fields: Any) -> CasePage:
    """Make a case that nobody confirmed for three years."""
    standard = {"owner": world.author, "organisation": world.organisation}
    case = make_case(title, **{**standard, **fields})
    CasePage.objects.filter(pk=case.pk).update(
        first_published_at=LONG_AGO, last_published_at=LONG_AGO, confirmed_at=None
    )
    return case


def steps(kind: str = CASE) -> dict[int, str]:
    return dict(Review.objects.filter(kind=kind).values_list("key", "step"))


def mails(address: str = "auteur@example.org") -> list[dict[str, Any]]:
    """Give what was written to somebody, the oldest first."""
    rows = OutgoingMail.objects.filter(template="review", recipient=address).order_by("pk")
    return [row.context for row in rows]


def test_each_step_waits_for_the_one_before_however_long_nobody_went_round(world):
    case = old_case(world, "Bel eerst")
    fresh = make_case("Nieuw", owner=world.author, organisation=world.organisation)
    look_round(NOW)
    look_round(NOW)
    assert steps() == {case.pk: ReviewStep.ASKED}
    assert [line["title"] for line in mails()[0]["lines"]] == ["Bel eerst"]
    assert len(mails()) == 1
    fresh.delete()
    look_round(NOW + timedelta(days=20))
    assert steps() == {case.pk: ReviewStep.ASKED}
    look_round(NOW + timedelta(days=21))
    assert steps() == {case.pk: ReviewStep.REMINDED}
    assert "herinnering" in mails()[1]["lines"][0]["note"]
    # The worker was away for two years: readers are told first, and the archive waits from then on.
    back = NOW + timedelta(days=21 + 730)
    for _again in range(3):
        look_round(back)
    case.refresh_from_db()
    assert (steps(), case.standing) == ({case.pk: ReviewStep.OVERDUE}, Standing.OUTDATED)
    assert "gaat het naar het archief" in mails()[2]["lines"][0]["note"]
    look_round(back + timedelta(days=184))
    case.refresh_from_db()
    assert (steps(), case.standing) == ({case.pk: ReviewStep.ARCHIVED}, Standing.ARCHIVED)
    assert len(mails()) == 4
    seen = CasePage.objects.filter(pk=case.pk).visible_to(VISITOR)
    assert (seen.count(), seen.offered().count()) == (1, 0)
    look_round(back + timedelta(days=300))
    assert len(mails()) == 4
    it_comes_back(case, world.author)


def it_comes_back(case: CasePage, author: User) -> None:
    [asked] = asked_of(actor_of(author))
    assert (asked.is_archived, asked.may_archive) == (True, False)
    answer_review(name=CASE, key=case.pk, answer=Answer.HOLDS, actor=actor_of(author))
    case.refresh_from_db()
    assert (case.standing, steps()) == (Standing.CURRENT, {})
    assert case.confirmed_at is not None
    log = AuditEntry.objects.filter(object_id=str(case.pk)).order_by("pk")
    done = list(log.values_list("action", flat=True))
    assert [one for one in done if one in {"case.outdated", "case.archive", "case.confirm"}] == [
        "case.outdated", "case.archive", "case.confirm",
    ]  # fmt: skip


def test_one_mail_a_week_with_everything_in_it(world):
    for number in range(5):
        old_case(world, f"Oud {number}")
    look_round(NOW)
    assert [len(one["lines"]) for one in mails()] == [5]
    late = old_case(world, "Net te laat")
    look_round(NOW + timedelta(days=3))
    assert (late.pk in steps(), len(mails())) == (False, 1)  # not asked before it can be told
    look_round(NOW + timedelta(days=7))
    assert [len(one["lines"]) for one in mails()] == [5, 6]
    look_round(NOW + timedelta(days=14))
    assert len(mails()) == 2  # nothing moved
    ReviewLetter.objects.all().delete()
    look_round(NOW + timedelta(days=14))
    assert len(mails()) == 3  # broken off before the mail: it is written after all


def test_who_cannot_answer_is_not_asked(world):
    """Who left, is suspended, erased or unreachable: editors decide. Who pauses is waited for."""
    gone, suspended, bounced, paused = (
        make_member(make_organisation(), name) for name in ("weg", "dicht", "terug", "pauze")
    )
    cases = {
        one.pk: old_case(world, owner=one, organisation=one.memberships.get().organisation).pk
        for one in (gone, suspended, bounced, paused)
    }
    Membership.objects.filter(user=gone).update(state=MembershipState.ENDED)
    User.objects.filter(pk=suspended.pk).update(is_active=False)
    MailStanding.objects.create(user=bounced, undeliverable_since=NOW)
    make_person(user=paused, paused_until=timezone.localdate() + timedelta(days=3))
    erased = old_case(world, owner=None, organisation=None)
    at_home = gone.memberships.get().organisation
    private = old_case(world, owner=gone, organisation=at_home, audience=Audience.PRIVATE).pk
    look_round(NOW)
    nobody = {cases[gone.pk], cases[suspended.pk], cases[bounced.pk], erased.pk, private}
    assert steps() == dict.fromkeys(nobody, ReviewStep.NOBODY)
    assert OutgoingMail.objects.filter(template="review").count() == 0
    # An administrator came, who is asked from the beginning; the bounced address works again.
    admin = make_member(at_home, "baas", role=MembershipRole.ADMIN)
    MailStanding.objects.all().delete()
    look_round(NOW + timedelta(days=1))
    assert steps()[cases[gone.pk]] == steps()[cases[bounced.pk]] == ReviewStep.ASKED
    assert steps()[private] == ReviewStep.NOBODY  # an administrator may not know of it
    assert len(mails("baas@example.org")) == 1
    assert [one.row.key for one in asked_of(actor_of(admin))] == [cases[gone.pk]]


def test_what_is_not_asked_about(world):
    """Rows of a register, drafts, what lies with the editors, and what is withdrawn or archived."""
    old_case(world, source="algoritmeregister", source_id="1")
    old_case(world, publish=False)
    waits = old_case(world)
    submission = Submission.objects.create(page=waits, answer_due_on=timezone.localdate())
    for standing in (Standing.WITHDRAWN, Standing.ARCHIVED):
        CasePage.objects.filter(pk=old_case(world).pk).update(standing=standing)
    look_round(NOW)
    assert (steps(), mails()) == ({}, [])
    submission.delete()
    look_round(NOW)
    assert steps() == {waits.pk: ReviewStep.ASKED}
    CasePage.objects.filter(pk=waits.pk).update(live=False)
    look_round(NOW)
    assert steps() == {}


def test_who_may_answer(world):
    case, stranger, editor = old_case(world), make_member(world.organisation), make_editor()
    look_round(NOW)
    for somebody in (stranger, editor):
        for answer in Answer:
            with pytest.raises(ReviewRefusedError, match="niet van jou"):
                answer_review(name=CASE, key=case.pk, answer=answer, actor=actor_of(somebody))
        assert asked_of(actor_of(somebody)) == []
    answer_review(name=CASE, key=case.pk, answer=Answer.ARCHIVE, actor=actor_of(world.author))
    with pytest.raises(ReviewRefusedError, match="al in het archief"):
        answer_review(name=CASE, key=case.pk, answer=Answer.ARCHIVE, actor=actor_of(world.author))
    look_round(NOW + timedelta(days=8))
    assert len(mails()) == 1  # who archived it is not told so by mail
    confirm_case(page=case, actor=actor_of(world.author))  # on the desk
    case.refresh_from_db()
    assert (case.standing, steps()) == (Standing.CURRENT, {})
    with pytest.raises(ReviewRefusedError, match="al bevestigd"):
        answer_review(name=CASE, key=case.pk, answer=Answer.HOLDS, actor=actor_of(world.author))
    Membership.objects.filter(user=world.author).update(state=MembershipState.ENDED)
    other = old_case(world)
    look_round(NOW + timedelta(days=8))
    assert steps() == {other.pk: ReviewStep.NOBODY}
    answer_review(name=CASE, key=other.pk, answer=Answer.HOLDS, actor=actor_of(editor))
    assert steps() == {}


def test_what_was_confirmed_meanwhile_stays(world):
    case = old_case(world)
    before = NOW - timedelta(days=500)
    freshness.still_holds(case_id=case.pk, actor_id=world.author.pk)
    assert freshness.tell_readers(case_id=case.pk, before=before) is False
    assert freshness.archive(case_id=case.pk, actor_id=None, before=before) is False
    case.refresh_from_db()
    assert case.standing == Standing.CURRENT


def test_organisations_are_asked_when_somebody_works_there(world):
    admin = make_member(world.organisation, "baas", role=MembershipRole.ADMIN)
    Organisation.objects.update(created_at=LONG_AGO)
    make_organisation("Uit het register", created_at=LONG_AGO)
    look_round(NOW)
    assert steps(ORGANISATION) == {}  # its administrator began today
    Membership.objects.update(created_at=LONG_AGO)
    at = NOW
    for days in (0, 21, 28, 400):
        at += timedelta(days=days)
        look_round(at)
    organisation = Organisation.objects.get(pk=world.organisation.pk)
    assert steps(ORGANISATION) == {organisation.pk: ReviewStep.OVERDUE}  # it never goes further
    assert organisation.unconfirmed_since == timezone.localdate(LONG_AGO)
    actor = actor_of(admin)
    membership = Membership.objects.filter(user=admin)
    membership.update(created_at=at)  # as if nobody has to be asked: the notice goes along
    look_round(at)
    organisation.refresh_from_db()
    assert (organisation.unconfirmed_since, steps(ORGANISATION)) == (None, {})
    membership.update(created_at=LONG_AGO)
    for days in (0, 21, 28):
        at += timedelta(days=days)
        look_round(at)
    assert steps(ORGANISATION) == {organisation.pk: ReviewStep.OVERDUE}
    with pytest.raises(ReviewRefusedError, match="niet archiveren"):
        answer_review(name=ORGANISATION, key=organisation.pk, answer=Answer.ARCHIVE, actor=actor)
    answer_review(name=ORGANISATION, key=organisation.pk, answer=Answer.HOLDS, actor=actor)
    organisation.refresh_from_db()
    assert (organisation.unconfirmed_since, steps(ORGANISATION)) == (None, {})


def test_pages_of_editors_go_straight_to_them(site_home):
    page = site_home.add_child(instance=EditorialPage(title="Over ons", slug="over-deze-site"))
    page.save_revision().publish()
    EditorialPage.objects.filter(pk=page.pk).update(last_published_at=LONG_AGO)
    look_round(NOW)
    assert steps(PAGE)[page.pk] == ReviewStep.NOBODY
    answer_review(name=PAGE, key=page.pk, answer=Answer.HOLDS, actor=actor_of(make_editor()))
    look_round(NOW)
    assert page.pk not in steps(PAGE)
    # A later version of the text does not bring the old date back.
    confirmed = EditorialPage.objects.get(pk=page.pk).confirmed_at
    EditorialPage.objects.get(pk=page.pk).get_latest_revision().publish()
    assert EditorialPage.objects.get(pk=page.pk).confirmed_at == confirmed is not None

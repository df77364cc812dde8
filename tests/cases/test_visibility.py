"""Who sees which use case: every actor, every audience, and what a revision or schedule may not widen."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from alliantie.choices import Audience, Role
from alliantie.visibility import VISITOR
from cases.choices import Standing
from cases.models import CasePage, CasePartner
from organisations.models import Membership
from tests.factories.cases import actor, make_case, make_member, make_organisation, make_user

pytestmark = pytest.mark.django_db

EVERYBODY = frozenset(
    [
        "visitor",
        "former",
        "suspended",
        "member_a",
        "member_b",
        "admin_a",
        "partner",
        "author",
        "co_author",
        "editor",
    ]
)
SIGNED_IN_MEMBERS = frozenset({"member_a", "member_b", "admin_a", "partner"})
WRITERS = frozenset({"author", "co_author", "editor"})


@pytest.fixture
def world(site_home):
    """Give organisation A with a case, and one actor of every kind."""
    a, b, partner = (make_organisation(name) for name in ("A", "B", "Partner"))
    people = {
        "member_a": make_member(a),
        "member_b": make_member(b),
        "admin_a": make_member(a, role="admin"),
        "partner": make_member(partner),
        "former": make_member(a),
        "suspended": make_member(a),
        "author": make_user(),
        "co_author": make_user(),
        "editor": make_user(),
    }
    Membership.objects.filter(user=people["former"]).update(state="ended")
    people["suspended"].is_active = False
    people["suspended"].save()
    people["editor"].groups.add(Group.objects.get(name=Role.EDITOR.label))
    case = make_case("Kanarie", organisation=a, owner=people["author"])
    case.partners = [CasePartner(organisation=partner)]
    case.save()
    case.co_authors.add(people["co_author"], make_user(), make_user())
    actors = {name: actor(person) for name, person in people.items()} | {"visitor": VISITOR}
    return case, actors


def seers(case, actors):
    """Name the actors that see the case, and fail when anybody sees it twice."""
    seen = {name: list(CasePage.objects.visible_to(who)) for name, who in actors.items()}
    assert all(cases in ([], [case]) for cases in seen.values())
    return {name for name, cases in seen.items() if cases}


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        (Audience.PUBLIC, EVERYBODY),
        (Audience.MEMBERS, SIGNED_IN_MEMBERS | WRITERS),
        (Audience.ORGANISATION, {"member_a", "admin_a"} | WRITERS),
        (Audience.PRIVATE, WRITERS),
    ],
)
def test_audience_decides_who_sees_a_case(world, audience, expected):
    case, actors = world
    CasePage.objects.filter(pk=case.pk).update(audience=audience)
    assert seers(case, actors) == expected


def test_withdrawn_case_is_seen_by_its_writers_only(world):
    case, actors = world
    CasePage.objects.filter(pk=case.pk).update(standing=Standing.WITHDRAWN)
    assert seers(case, actors) == WRITERS


def test_archived_case_is_seen_but_not_offered(world):
    case, actors = world
    CasePage.objects.filter(pk=case.pk).update(standing=Standing.ARCHIVED)
    assert seers(case, actors) == EVERYBODY
    assert not CasePage.objects.offered().exists()


@pytest.mark.parametrize(
    "out_of_time",
    [
        {"live": False},
        {"go_live_at": timezone.now() + timedelta(hours=1)},
        {"expire_at": timezone.now() - timedelta(seconds=1)},
    ],
    ids=["draft", "scheduled", "expired before the job ran"],
)
def test_case_out_of_its_time_is_seen_by_nobody(world, out_of_time):
    case, actors = world
    CasePage.objects.filter(pk=case.pk).update(**out_of_time)
    assert seers(case, actors) == set()


@pytest.mark.parametrize("audience", [Audience.MEMBERS, Audience.ORGANISATION, Audience.PRIVATE])
def test_old_revision_keeps_the_audience_narrow(world, audience):
    case, actors = world
    public_revision = case.get_latest_revision()
    case.audience = audience
    case.save()
    case.save_revision().publish()
    public_revision.publish()
    assert "visitor" not in seers(case, actors)
    assert CasePage.objects.get().audience == audience


def test_old_revision_keeps_the_owning_organisation(world):
    case, actors = world
    old = case.get_latest_revision()
    CasePage.objects.filter(pk=case.pk).update(
        organisation=make_organisation("C"), audience=Audience.ORGANISATION
    )
    old.publish()
    assert seers(case, actors) == WRITERS


def test_schedule_does_not_widen_the_audience(world):
    case, actors = world
    case.go_live_at = timezone.now() + timedelta(hours=1)
    scheduled = case.save_revision()
    scheduled.publish()
    case.refresh_from_db()
    CasePage.objects.filter(pk=case.pk).update(audience=Audience.PRIVATE, go_live_at=None)
    scheduled.refresh_from_db()
    scheduled.publish(skip_permission_checks=True)
    assert "visitor" not in seers(case, actors)


def test_ended_membership_counts_at_once(world):
    case, actors = world
    CasePage.objects.filter(pk=case.pk).update(audience=Audience.ORGANISATION)
    membership = Membership.objects.get(user_id=actors["member_a"].user_id)
    membership.ended_on = timezone.localdate()
    membership.save()
    assert not CasePage.objects.visible_to(actor(membership.user)).exists()


def test_question_can_be_joined_with_others(world):
    case, actors = world
    both = CasePage.objects.visible_to(actors["co_author"]).order_by().values_list("pk", flat=True)
    assert list(both.union(both)) == [case.pk]
    assert CasePage.objects.visible_to(actors["co_author"]).count() == 1

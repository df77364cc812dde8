from datetime import timedelta

import pytest
from django.utils import timezone

from people.choices import Level
from people.models import Person
from people.policies.budget import NoRoomError, free_again_on
from people.services.budget import take_request
from people.services.suitable import next_suitable
from tests.factories.cases import make_theme
from tests.factories.people import make_ambassador, make_expert

pytestmark = pytest.mark.django_db


@pytest.fixture
def today():
    return timezone.localdate()


def names(theme, today, **more):
    return [one.name for one in next_suitable(theme_ids=[theme.pk], today=today, number=9, **more)]


def test_ambassadors_come_first_then_the_level(today):
    theme = make_theme()
    make_expert(theme, Level.KNOWS_SOMEONE, "Kent iemand")
    make_expert(theme, Level.CAN_DO, "Kan het")
    make_expert(theme, Level.WANTS_TO_LEARN, "Wil leren")
    make_ambassador(theme, person=make_expert(theme, Level.CAN_EXPLAIN, "Ambassadeur"))
    make_expert(make_theme(), Level.CAN_DO, "Ander thema")
    assert names(theme, today) == ["Ambassadeur", "Kan het", "Kent iemand"]


def test_who_was_asked_least_comes_first(today):
    theme = make_theme()
    busy = make_expert(theme, name="Druk")
    make_expert(theme, name="Rustig")
    take_request(person=busy, today=today)
    assert names(theme, today) == ["Rustig", "Druk"]


def test_who_has_no_room_pauses_or_left_is_not_asked(today):
    theme = make_theme()
    spent = make_expert(theme, name="Op", monthly_budget=1)
    take_request(person=spent, today=today)
    with pytest.raises(NoRoomError):
        take_request(person=spent, today=today)
    make_expert(theme, name="Pauze", paused_until=today)
    make_expert(theme, name="Nul", monthly_budget=0)
    left = make_expert(theme, name="Weg")
    left.user.memberships.update(ended_on=today)
    suspended = make_expert(theme, name="Geschorst")
    suspended.user.is_active = False
    suspended.user.save()
    assert names(theme, today) == []
    assert names(theme, today, exclude_user_ids=[spent.user_id]) == []
    next_month = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    assert "Op" in names(theme, next_month)


def test_the_card_can_say_when_somebody_is_free_again(today):
    day = today.replace(day=10)
    first = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    assert free_again_on(today=day, paused_until=None, taken=0, allowed=4) == day
    assert free_again_on(today=day, paused_until=None, taken=4, allowed=4) == first
    assert free_again_on(today=day, paused_until=day, taken=0, allowed=4) == day + timedelta(days=1)


def test_a_name_is_seen_by_whom_the_person_chose(today):
    from alliantie.visibility import VISITOR, Actor

    shy = make_expert(make_theme(), name="Verlegen", show_who="members")
    assert not Person.objects.visible_to(VISITOR).filter(pk=shy.pk).exists()
    assert (
        Person.objects.visible_to(Actor(user_id=10**6, is_member=True)).filter(pk=shy.pk).exists()
    )
    assert Person.objects.visible_to(Actor(user_id=shy.user_id)).filter(pk=shy.pk).exists()

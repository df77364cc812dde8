"""Each app counts what it says it counts: one world, one month."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from alliantie.choices import Audience
from alliantie.numbers.measures import measures
from alliantie.numbers.spans import Month
from cases.models import CasePage, Reuse
from events.choices import EventKind, EventState, RegistrationState, Side
from matchmaking.models import Introduction
from organisations.choices import MembershipState, Region, SectorSide
from people.choices import QuestionState
from search.models import AskedQuery
from search.numbers import Searches
from tests.factories.cases import make_case, make_theme
from tests.factories.events import make_event, make_registration
from tests.factories.news import make_item
from tests.factories.organisations import make_member, make_organisation
from tests.factories.people import make_person, make_question
from tests.factories.reuses import make_reuse
from themes.models import Theme

pytestmark = pytest.mark.django_db
MARCH = Month(2027, 3)
IN_MARCH = datetime(2027, 3, 15, 12, tzinfo=UTC)
EARLIER = datetime(2026, 6, 1, 12, tzinfo=UTC)
PROVINCES = 12


@pytest.fixture
def world(site_home):
    """Members, cases, questions and meetings of March, and of each one that does not count."""
    town = make_organisation(side=SectorSide.GOVERNMENT, region=Region.ZEELAND)
    club = make_organisation(kind="ngo", side=SectorSide.NON_GOVERNMENT)
    _members(town, club)
    _cases(town, club)
    _questions()
    _meetings()
    _searches()
    make_item(shown_at=IN_MARCH)
    make_item(shown_at=EARLIER)
    _introduction(make_person(), make_person())
    return {one.key: one.count(MARCH) for one in measures()}


def _members(town, club):
    old = make_member(town, started_on=EARLIER.date())
    make_member(club, user=old.user, started_on=date(2027, 3, 2))  # counts once, and is not new
    User.objects.filter(pk=old.user_id).update(last_login=IN_MARCH)
    make_member(club, started_on=date(2027, 3, 1))
    make_member(None, started_on=date(2027, 3, 31))
    make_member(town, started_on=date(2027, 4, 1))
    make_member(town, started_on=date(2027, 3, 9), state=MembershipState.REFUSED)
    gone = make_member(town, started_on=date(2027, 3, 9))
    User.objects.filter(pk=gone.user_id).update(is_active=False)


def _cases(town, club):
    theme = make_theme()
    shared = make_case(organisation=town, themes=(theme,))
    outside = make_case(organisation=club, region=Region.DRENTHE)
    for hidden in ({"audience": Audience.MEMBERS}, {"source": "register", "source_id": "1"}):
        make_case(organisation=town, region=Region.LIMBURG, **hidden)
    CasePage.objects.update(first_published_at=IN_MARCH)
    CasePage.objects.filter(pk=make_case().pk).update(first_published_at=MARCH.end)
    for original, organisation in ((shared, club), (outside, None)):
        make_reuse(original, organisation=organisation or town)
    Reuse.objects.update(created_at=IN_MARCH)
    make_reuse(shared)


def _questions():
    day = timedelta(days=1)
    for waited in (0, 2, 2, 90):
        opened = IN_MARCH - waited * day
        make_question(opened_at=opened, first_answered_at=IN_MARCH, state=QuestionState.ANSWERED)
    make_question(opened_at=IN_MARCH, state=QuestionState.HELD)


def _meetings():
    held = make_event(starts_at=IN_MARCH, kind=EventKind.WEBINAR)
    make_event(starts_at=MARCH.end - timedelta(hours=1))  # is over in April
    make_event(starts_at=IN_MARCH, state=EventState.CANCELLED)
    inside = make_event(starts_at=IN_MARCH, audience=Audience.MEMBERS)
    for event, state, side in (
        (held, RegistrationState.ATTENDED, Side.GOVERNMENT),
        (held, RegistrationState.ATTENDED, Side.RESIDENT),
        (held, RegistrationState.NO_SHOW, Side.RESIDENT),
        (inside, RegistrationState.ATTENDED, Side.OUTSIDE),
    ):
        make_registration(event, state=state, side=side)


def _searches():
    for day, times, nothing in ((1, 7, 2), (31, 5, 0)):
        asked = {"text": f"vraag {day}", "times": times, "found_nothing": nothing}
        AskedQuery.objects.create(day=date(2027, 3, day), **asked)
    AskedQuery.objects.create(text="later", day=date(2027, 4, 1), times=9)


def _introduction(asker, other):
    told = {"asker": asker, "other": other, "origin": "suggestion", "kind": "people"}
    told |= {"state": "introduced", "expires_on": date(2027, 4, 1)}
    Introduction.objects.create(introduced_at=IN_MARCH, **told)


def test_every_app_counts_what_it_says(world):
    makers = world["members"].pop("non_government:oneself")  # askers, hosts and writers too
    assert makers > 1
    government = world["members"]
    assert government["non_government:ngo"] == 1
    assert world["new-members"] == {"non_government": 2, "government": 1}
    assert world["returning-members"] == {"government": 1}
    assert world["cases"] == {"government": 1, "non_government": 1}
    assert world["reuses"] == {"government": 1, "non_government": 1}
    assert world["covered-themes"] == {"with": 1, "without": Theme.objects.count() - 1}
    assert world["covered-provinces"] == {"with": 2, "without": PROVINCES - 2}
    assert world["questions"] == 3
    assert world["first-answers"] == {"0": 1, "2": 2, "60": 1}
    assert world["meetings"] == {"webinar": 1}
    assert world["attendance"] == {"government": 1, "resident": 1}
    assert world["searches"] == {"found": 10, "nothing": 2}
    assert (world["news"], world["introductions"]) == (1, 1)
    assert world["organisations"]["non_government"] == 1
    for one in measures():
        counted = world[one.key]
        assert isinstance(counted, int) or set(counted) <= set(one.parts), one.key
        assert str(one.definition).endswith("."), one.key


def test_searches_are_counted_only_while_every_day_is_kept(settings):
    settings.SEARCH_LOG_DAYS = 90
    today = date(2027, 4, 1)
    known = [Searches().is_still_known(Month(2027, month), today) for month in (1, 2, 3)]
    assert known == [True, True, True]
    assert not Searches().is_still_known(Month(2026, 12), today)
    assert not Searches().is_still_known(
        Month(2027, 1), timezone.localdate(MARCH.end) + timedelta(1)
    )

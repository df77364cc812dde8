"""The round of open news: from the monthly round and from who is there, into the report."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from alliantie.throttles import ThrottledError
from alliantie.visibility import VISITOR
from events.indexing.event import build
from events.models import EventPage, Registration, Report, ReportLine
from events.policies import rounds as policy
from events.policies.hosting import EventRefusedError, NotYourMeetingError
from events.services import reporting, rounds
from events.services.rounds import ADDS_AN_HOUR
from news.models import RoundLine
from organisations.actors import actor_for
from tests.factories.cases import make_member, make_organisation
from tests.factories.events import make_event, make_registration
from tests.factories.news import make_line, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(site_home):
    return make_event(starts_at=timezone.now() - timedelta(minutes=10))


@pytest.fixture
def member(event):
    user = make_member(make_organisation())
    make_registration(event, user)
    return user


def say(event, user, text="Ons register is open.", key=None):
    rounds.say(event=event, actor=actor_for(user), text=text, key=key or uuid4())


def told():
    return list(ReportLine.objects.values_list("text", flat=True))


def page(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_who_is_there_adds_a_line_by_the_page_and_takes_it_back(client, event, member):
    client.force_login(member)
    url = f"/bijeenkomsten/{event.slug}/rondje/"
    assert url in page(client, event.url)
    form = {"key": str(uuid4()), "text": "Ons  register is open."}
    for _ in range(2):
        assert client.post(url, form).status_code == 302
    assert told() == ["Ons register is open."]
    line = ReportLine.objects.get()
    assert (line.kind, line.user) == ("round", member)
    assert "Ons register is open." in page(client, url)
    for text in ("", "x" * 281):
        wrong = client.post(url, {"key": str(uuid4()), "text": text})
        assert wrong.status_code == 400
        assert text in wrong.content.decode()
    other = make_member(make_organisation())
    make_registration(event, other)
    client.force_login(other)
    assert "Ons register is open." in page(client, url)
    assert client.post(f"{url}{line.pk}/weg/").status_code == 404
    assert told()
    client.force_login(member)
    assert client.post(f"{url}{line.pk}/weg/").status_code == 302
    assert not told()


@pytest.mark.parametrize("state", ["waiting", "cancelled", None])
def test_only_a_member_with_a_seat_adds_one(client, event, state):
    user = make_member(make_organisation())
    if state:
        make_registration(event, user, state=state, ticket=1)
    client.force_login(user)
    url = f"/bijeenkomsten/{event.slug}/rondje/"
    assert client.get(url).status_code == 404
    assert client.post(url, {"text": "Hallo"}).status_code == 404
    assert url not in page(client, event.url)
    with pytest.raises(NotYourMeetingError):
        say(event, user)
    with pytest.raises(NotYourMeetingError):
        rounds.say(event=event, actor=VISITOR, text="Hallo", key=uuid4())
    assert not told()


def test_who_was_a_member_adds_nothing(event, member):
    member.memberships.update(state="ended")
    with pytest.raises(NotYourMeetingError):
        say(event, member)


def test_there_is_an_end_to_it(event, member, monkeypatch):
    for number in range(policy.PER_PERSON):
        say(event, member, f"Regel {number}")
    with pytest.raises(EventRefusedError, match="al 3 regels"):
        say(event, member)
    monkeypatch.setattr(policy, "PER_MEETING", policy.PER_PERSON)
    other = make_member(make_organisation())
    make_registration(event, other)
    with pytest.raises(EventRefusedError, match="vol"):
        say(event, other)
    for _ in range(ADDS_AN_HOUR - 1):
        with pytest.raises(EventRefusedError):
            say(event, other, "")
    with pytest.raises(ThrottledError):
        say(event, other, "")
    assert len(told()) == policy.PER_PERSON


def test_only_during_the_meeting_and_until_its_report_is_online(client, event, member):
    client.force_login(member)
    now = timezone.now()
    for start in (now + timedelta(hours=1), now - timedelta(hours=5)):
        EventPage.objects.filter(pk=event.pk).update(
            starts_at=start, ends_at=start + timedelta(hours=2)
        )
        answer = client.post(f"/bijeenkomsten/{event.slug}/rondje/", {"text": "Te laat"})
        assert answer.status_code == 400
        assert "Te laat" in answer.content.decode()
    Report.objects.create(event=event, text="<p>Klaar</p>", published_at=now)
    with pytest.raises(EventRefusedError, match="voorbij"):
        say(event, member)
    assert not told()


def test_the_round_of_the_month_comes_in_once_and_goes_when_it_is_withdrawn(
    client, event, run_tasks
):
    about, house = make_round(), make_organisation("Gemeente Vertel")
    line = make_line(about, author=make_member(house), text="Wij telden af.", organisation=house)
    make_line(about, text="Wacht nog", state="held")
    client.force_login(event.owner)
    desk = f"/mijn/bijeenkomsten/{event.slug}/rondje/"
    for _ in range(2):
        assert client.post(f"{desk}maand/", {"month": str(about)}).status_code == 302
    assert client.post(f"{desk}maand/", {"month": "1999-01"}).status_code == 400
    assert told() == ["Gemeente Vertel: Wij telden af."]
    key = str(uuid4())
    for _ in range(2):
        assert client.post(desk, {"text": "Hardop verteld", "key": key}).status_code == 302
    reporting.publish_report(event=event, actor=actor_for(event.owner))
    with pytest.raises(EventRefusedError, match="online"):
        rounds.bring_in(event=event, actor=actor_for(event.owner), month=about.month)
    for text in ("Wij telden af.", "Hardop verteld"):
        assert text in page(client, event.url)
        assert text in build(EventPage.objects.get(pk=event.pk)).body
    run_tasks()
    line.text = "Wij telden op."
    line.save()
    assert "Gemeente Vertel: Wij telden op." in page(client, event.url)
    assert DBTaskResult.objects.ready().exists()  # search reads it again
    house.listing = "hidden"
    house.save()
    assert told() == ["Wij telden op.", "Hardop verteld"]
    line.state = "withdrawn"
    line.save()
    assert "Wij telden" not in page(client, event.url)
    assert "Wij telden" not in build(EventPage.objects.get(pk=event.pk)).body
    assert "Wij telden" not in page(client, desk)
    RoundLine.objects.all().delete()
    assert told() == ["Hardop verteld"]


def test_the_host_takes_lines_off_and_nobody_else(client, event, member):
    say(event, member)
    line = ReportLine.objects.get()
    desk = f"/mijn/bijeenkomsten/{event.slug}/"
    for user, status in ((member, 404), (event.owner, 302)):
        client.force_login(user)
        assert client.get(f"{desk}rondje/").status_code == (200 if status == 302 else 404)
        assert client.post(f"{desk}rondje/maand/", {}).status_code == (
            400 if status == 302 else 404
        )
        assert client.post(f"{desk}verslag/regel/{line.pk}/weg/").status_code == status
    assert not told()


def test_after_it_is_online_only_the_host_takes_a_line_off(event, member):
    say(event, member)
    reporting.publish_report(event=event, actor=actor_for(event.owner))
    line = ReportLine.objects.select_related("report__event").get()
    with pytest.raises(EventRefusedError):
        rounds.remove_line(line=line, actor=actor_for(member))
    rounds.remove_line(line=line, actor=actor_for(event.owner))
    assert not told()
    assert Registration.objects.count() == 1

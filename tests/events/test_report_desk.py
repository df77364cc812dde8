"""The host writes down what came of a meeting; actions are followed up by mail."""

from datetime import UTC, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from alliantie.choices import Audience
from alliantie.mail_message import message
from alliantie.models import OutgoingMail
from alliantie.throttles import ThrottledError
from events.models import ActionItem, EventPage, Report
from events.policies.acting import ACTIONS_A_DAY
from events.policies.hosting import EventRefusedError, NotYourMeetingError
from events.services import acting, reporting
from events.services.acting import Promise
from organisations.actors import actor_for
from organisations.choices import MembershipRole
from search.indexing import drain
from tests.factories.cases import make_member, make_organisation
from tests.factories.events import make_event, make_registration
from tests.factories.people import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(site_home):
    return make_event(starts_at=timezone.now() - timedelta(days=1))


def desk(event, way=""):
    return f"/mijn/bijeenkomsten/{event.slug}/verslag/{way}"


def day(ahead):
    return timezone.localdate() + timedelta(days=ahead)


def noon(ahead, hour=11):
    """Give a moment by day on that day; at 04:00 UTC it is night in both countries."""
    return datetime.combine(day(ahead), time(hour), UTC)


def mails(template):
    return sorted(
        OutgoingMail.objects.filter(template=template).values_list("recipient", flat=True)
    )


def promise(event, **fields):
    told = Promise(**{"text": "Plan maken", "due_on": day(30), **fields})
    return acting.add_action(event=event, actor=actor_for(event.owner), promise=told)


def test_written_published_found_and_taken_off_again(client, event):
    client.force_login(event.owner)
    assert event.slug in client.get(desk(event)).content.decode()
    assert client.post(desk(event, "online/"), follow=True).status_code == 200
    assert not Report.objects.exclude(published_at=None).exists()  # nothing is written yet
    words = {"text": "<p>Over wulpen in het archief</p>"}
    assert client.post(desk(event, "tekst/"), words).status_code == 302
    client.post(desk(event, "besluit/"), {"text": "Wij houden de kluut bij", "key": uuid4()})
    assert found(client, "wulpen") == []
    client.post(desk(event, "online/"))
    assert found(client, "wulpen") == found(client, "kluut") == [event.title]
    client.post(desk(event, "van-de-site/"))
    assert found(client, "wulpen") == []
    assert "wulpen" not in client.get(event.url).content.decode()
    assert "wulpen" in client.get(desk(event)).content.decode()


def found(client, word):
    drain()
    asked = {"q": word, "soort": "event", "letterlijk": "1"}
    results = client.get("/zoeken/", asked).context["results"]
    return [] if results.relaxed and not results.complete else [hit.title for hit in results.hits]


def test_only_who_runs_it_publishes_and_not_before_it_began(client, event):
    Report.objects.create(event=event, text="<p>Zo was het</p>")
    participant = make_member(make_organisation())
    make_registration(event, participant)
    client.force_login(participant)
    ways = ("tekst/", "besluit/", "actie/", "online/", "van-de-site/")
    assert {client.post(desk(event, way)).status_code for way in ways} == {404}
    for change in (reporting.publish_report, reporting.take_offline):
        with pytest.raises(NotYourMeetingError):
            change(event=event, actor=actor_for(participant))
    coming = make_event()
    Report.objects.create(event=coming, text="<p>Vooraf</p>")
    with pytest.raises(EventRefusedError, match="nog niet geweest"):
        reporting.publish_report(event=coming, actor=actor_for(coming.owner))


def test_two_who_write_at_once_see_both(client, event):
    client.force_login(event.owner)
    base = reporting.version_of("")
    for text, status in (("<p>Eerst</p>", 302), ("<p>Later</p>", 400)):
        answer = client.post(desk(event, "tekst/"), {"text": text, "started_from": base})
        assert answer.status_code == status
    html = answer.content.decode()
    assert "Eerst" in html
    assert "Later" in html
    assert Report.objects.get().text == "<p>Eerst</p>"
    again = {"text": "<p>Later</p>", "started_from": reporting.version_of("<p>Eerst</p>")}
    assert client.post(desk(event, "tekst/"), again).status_code == 302
    assert Report.objects.get().text == "<p>Later</p>"


def test_an_action_is_of_a_person_an_organisation_or_a_name(client, event):
    house = make_organisation("Provincie Doet")
    admin = make_member(house, role=MembershipRole.ADMIN)
    person = make_person("Sanne de Boer")
    make_registration(event, person.user, organisation=house)
    make_registration(event, make_person("Afgezegde Ab").user, state="cancelled")
    client.force_login(event.owner)
    html = client.get(desk(event)).content.decode()
    assert "Sanne de Boer" in html
    assert "Afgezegde Ab" not in html
    due = {"due_on": day(30).isoformat()}
    for who, name in ((f"lid-{person.user_id}", ""), (f"organisatie-{house.pk}", ""), ("", "Jo")):
        form = {"action": f"Doe {who or name}", "who": who, "name": name, "key": uuid4(), **due}
        for _ in range(2):
            assert client.post(desk(event, "actie/"), form).status_code == 302
    assert ActionItem.objects.count() == 3
    assert mails("event_action_new") == sorted([admin.email, person.user.email])
    wrong = [{"who": ""}, {"who": "lid-1"}, {"due_on": "2001-01-01"}, {"due_on": "onzin"}]
    wrong += [{"due_on": "9999-12-31"}, {"action": ""}, {"action": "x" * 301}]
    for change in wrong:
        form = {"action": "Typte dit", "who": f"organisatie-{house.pk}", **due, **change}
        answer = client.post(desk(event, "actie/"), {**form, "key": uuid4()})
        assert answer.status_code == 400, change
        assert form["action"] in answer.content.decode()
    assert ActionItem.objects.count() == 3
    reporting.publish_report(event=event, actor=actor_for(event.owner))
    assert "Provincie Doet" in client.get(event.url).content.decode()


def test_reminded_once_before_and_once_on_the_day_and_nobody_twice(event):
    owner = make_member(make_organisation())
    item = promise(event, owner_id=owner.pk)
    gone = make_member(make_organisation())
    promise(event, owner_id=gone.pk)
    gone.is_active = False
    gone.save()
    soon = promise(event, owner_id=owner.pk, due_on=day(5))  # told of it today: no warning as well
    assert mails("event_action_new") == sorted([gone.email, owner.email, owner.email])
    remind = acting.remind_of_actions
    assert remind(now=noon(22, hour=4)) == 0  # nobody is woken
    assert [remind(now=noon(22)), remind(now=noon(22))] == [1, 0]  # `soon` is over its day
    assert mails("event_action_due") == [owner.email]
    assert [remind(now=noon(23)), remind(now=noon(23))] == [1, 0]
    assert mails("event_action_soon") == [owner.email]
    assert [remind(now=noon(30)), remind(now=noon(60))] == [1, 0]
    assert mails("event_action_due") == [owner.email] * 2
    assert {item.pk, soon.pk} < set(ActionItem.objects.values_list("pk", flat=True))
    ActionItem.objects.update(
        reminded_at=None
    )  # a worker that forgot: the mail has a key of its own
    remind(now=noon(60))
    assert mails("event_action_due") == [owner.email] * 2


def test_only_who_may_see_the_meeting_hears_of_an_action_and_not_without_end(client, event):
    house = make_organisation("Provincie Doet", region="bonaire")
    admin = make_member(house, role=MembershipRole.ADMIN)
    promise(event, organisation_id=house.pk, due_on=day(1))
    told = OutgoingMail.objects.get(template="event_action_new")
    assert "dat Provincie Doet dit doet" in message(told).body
    assert "jij dit doet" not in message(told).body
    assert acting.remind_of_actions(now=noon(1, hour=10)) == 0  # six in the morning on Bonaire
    client.force_login(admin)
    assert "Plan maken" in client.get("/mijn/bijeenkomsten/acties/").content.decode()
    EventPage.objects.filter(pk=event.pk).update(audience=Audience.PRIVATE)
    assert acting.remind_of_actions(now=noon(1, hour=13)) == 0
    html = client.get("/mijn/bijeenkomsten/acties/").content.decode()
    assert "Plan maken" not in html
    assert event.title not in html
    for _ in range(ACTIONS_A_DAY - 1):
        promise(event, owner_name="Jo")
    with pytest.raises(ThrottledError):
        promise(event, owner_name="Jo")
    client.force_login(event.owner)
    form = {"action": "Typte dit", "name": "Jo", "due_on": day(9).isoformat(), "key": uuid4()}
    answer = client.post(desk(event, "actie/"), form)
    assert answer.status_code == 429
    assert "Typte dit" in answer.content.decode()
    assert "te vaak" in answer.content.decode()


def test_done_by_who_promised_or_the_host(client, event):
    house = make_organisation()
    admin, colleague = make_member(house, role=MembershipRole.ADMIN), make_member(house)
    owner = make_member(make_organisation())
    own = promise(event, owner_id=owner.pk)
    theirs = promise(event, organisation_id=house.pk)
    noted = promise(event, owner_name="Jo van Dijk")
    client.force_login(owner)
    assert "Je hebt 1 actie open" in client.get("/mijn/").content.decode()
    for user, item, status in (
        (colleague, theirs, 404),
        (owner, theirs, 404),
        (admin, own, 404),
        (admin, theirs, 302),
        (owner, own, 302),
        (event.owner, noted, 302),
    ):
        client.force_login(user)
        assert client.post(desk(event, f"actie/{item.pk}/gedaan/")).status_code == status
        item.refresh_from_db()
        assert (item.done_at is not None) == (status == 302)
    for user, texts in ((owner, 1), (admin, 1), (colleague, 0)):
        client.force_login(user)
        html = client.get("/mijn/bijeenkomsten/acties/").content.decode()
        assert html.count("Plan maken") == texts
        assert "acties/" not in client.get("/mijn/").content.decode()  # all of it is done
    assert client.post(desk(event, f"actie/{own.pk}/weg/")).status_code == 404
    client.force_login(event.owner)
    assert client.post(desk(event, f"actie/{own.pk}/weg/")).status_code == 302
    assert not ActionItem.objects.filter(pk=own.pk).exists()


def test_the_page_of_the_meeting_leads_to_all_of_it(client, event):
    client.force_login(event.owner)
    html = client.get(f"/mijn/bijeenkomsten/{event.slug}/").content.decode()
    for way in ("verslag", "materiaal", "rondje"):
        assert f"/mijn/bijeenkomsten/{event.slug}/{way}/" in html

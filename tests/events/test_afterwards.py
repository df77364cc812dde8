"""What participants answer afterwards."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alliantie.choices import Audience
from alliantie.models import OutgoingMail
from events.models import AfterAsk, Evaluation, EventPage, Registration
from events.presenting.evaluations import thoughts_of
from events.services import afterwards
from events.services.retention import erase_rows
from tests.factories.cases import make_member, make_organisation
from tests.factories.events import make_event, make_registration

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(site_home):
    event = make_event(title="Samen zoeken", starts_at=timezone.now() - timedelta(days=2))
    member = make_member(make_organisation())
    row = make_registration(event, member, state="attended")
    return AfterAsk.objects.create(registration=row)


def test_looking_changes_nothing(client, ask):
    for url in (f"/achteraf/{ask.secret}/", f"/achteraf/{ask.secret}/gebruikt/"):
        assert client.get(url).status_code == 200
        assert client.get(f"{url}?grade=5&used=yes").status_code == 200
    ask.refresh_from_db()
    assert (ask.evaluated_at, ask.used) == (None, "")
    assert not Evaluation.objects.exists()


def test_it_is_answered_once_and_holds_nobody(client, ask):
    url = f"/achteraf/{ask.secret}/"
    for grade in (4, 1):
        answer = client.post(url, {"grade": grade, "learned": "Veel"})
        assert "Dank je wel" in answer.content.decode()
    kept = Evaluation.objects.get()
    assert (kept.grade, kept.learned, kept.event_id) == (4, "Veel", ask.registration.event_id)
    names = {field.name for field in Evaluation._meta.get_fields()}
    assert names == {"id", "event", "grade", "learned", "better", "answered_on"}
    ask.refresh_from_db()
    moment = timezone.localtime(ask.evaluated_at)
    assert (moment.hour, moment.minute, moment.microsecond) == (0, 0, 0)


def test_bad_answers_are_kept_on_the_screen(client, ask):
    long = "x" * 501
    for data in ({"learned": "Dit typte ik"}, {"grade": "9"}, {"grade": "4", "better": long}):
        answer = client.post(f"/achteraf/{ask.secret}/", data)
        assert answer.status_code == 400
        assert data.get("learned", "") in answer.content.decode()
    assert client.post(f"/achteraf/{ask.secret}/gebruikt/", {"used": "x"}).status_code == 400
    assert not Evaluation.objects.exists()


def test_a_wrong_secret_is_nothing(client, ask):
    assert client.get("/achteraf/geraden/").status_code == 404
    erase_rows([ask.registration_id], timezone.now())
    assert client.get(f"/achteraf/{ask.secret}/").status_code == 404


def test_too_often_is_refused(client, ask, monkeypatch):
    monkeypatch.setattr("events.views.afterwards.ANSWERS_AN_HOUR", 2)
    codes = [client.post(f"/achteraf/{ask.secret}/", {"grade": 9}).status_code for _ in range(3)]
    assert codes == [400, 400, 429]


def test_who_used_it_begins_a_use_case(client, ask):
    url = f"/achteraf/{ask.secret}/gebruikt/"
    answer = client.post(url, {"used": "yes", "told": "Ons zoekplan"}).content.decode()
    begin = f"?bijeenkomst={ask.registration.event.slug}"
    assert begin in answer
    from django.urls import reverse

    client.force_login(ask.registration.user)
    form = client.get(reverse("desk:begin") + begin).content.decode()
    assert "Gebruikt na Samen zoeken" in form
    assert "Ons zoekplan" in form
    client.force_login(make_member(make_organisation()))
    assert "Ons zoekplan" not in client.get(reverse("desk:begin") + begin).content.decode()
    assert begin not in client.post(url, {"used": "no"}).content.decode()
    ask.refresh_from_db()
    assert ask.used == "no"


def test_each_is_asked_once_by_day_and_only_of_what_they_may_see(site_home, client):
    now = timezone.now().replace(hour=11, minute=0)
    night = now.replace(hour=3)
    event = make_event(starts_at=now - timedelta(days=2))
    there = make_registration(event, make_member(make_organisation()), state="attended")
    make_registration(event, opened_on="een toestel")  # online, by the link
    make_registration(event)  # stayed away: the others were ticked off
    make_registration(event, state="cancelled")
    make_registration(event, state="no_show")
    island = make_organisation(region="bonaire")  # where it is seven o'clock
    make_registration(event, make_member(island), organisation=island, state="attended")
    ask, again = afterwards.ask_how_it_was, afterwards.ask_whether_used
    assert ask(now=night) == 0
    assert [ask(now=now), ask(now=now)] == [2, 0]
    assert [ask(now=now + timedelta(hours=2)), ask(now=night)] == [1, 0]
    later = now + timedelta(days=31)
    assert [again(now=now), again(now=later.replace(hour=3))] == [0, 0]
    Registration.objects.filter(pk=there.pk).update(state="no_show")  # the host looked again
    assert [again(now=later), again(now=later)] == [1, 0]
    assert OutgoingMail.objects.filter(template="event_evaluate").count() == 3
    assert OutgoingMail.objects.filter(template="event_used").count() == 1
    make_registration(make_event(starts_at=now - timedelta(days=2)))  # where nobody ticked
    assert ask(now=now) == 1


def test_nobody_is_asked_of_what_they_may_not_see(site_home, client):
    now, ask = timezone.now().replace(hour=11, minute=0), afterwards.ask_how_it_was
    for closed in ({"state": "cancelled"}, {"live": False}):
        off = make_event(starts_at=now - timedelta(days=2))
        make_registration(off)
        EventPage.objects.filter(pk=off.pk).update(**closed)
        assert ask(now=now) == 0
    hidden = make_event(starts_at=now - timedelta(days=2), audience=Audience.ORGANISATION)
    row = make_registration(hidden, make_member(make_organisation()), state="attended")
    assert ask(now=now) == 0
    assert client.get(f"/achteraf/{row.after.secret}/").status_code == 404
    gone = make_member(make_organisation())
    make_registration(make_event(starts_at=now - timedelta(days=2)), gone)
    gone.is_active = False
    gone.save()
    assert ask(now=now) == 0


def test_results_are_shown_from_five_answers_on(client, ask):
    event = ask.registration.event
    for number in range(5):
        shown = thoughts_of(event)
        assert (shown.grades, shown.learned, shown.mean) == ((), (), "")
        Evaluation.objects.create(
            event=event, grade=4, learned=f"Les {number}", answered_on=timezone.localdate()
        )
    client.force_login(event.owner)
    html = client.get(f"/mijn/bijeenkomsten/{event.slug}/verslag/").content.decode()
    assert "Les 3" in html
    assert "Gemiddeld een 4" in html


def test_what_for_is_forgotten_and_the_number_stays(ask):
    AfterAsk.objects.filter(pk=ask.pk).update(used="yes", used_told="Voor Piet")
    erase_rows([ask.registration_id], timezone.now())
    kept = AfterAsk.objects.get()
    assert (kept.used, kept.used_told) == ("yes", "")
    assert kept.secret != ask.secret

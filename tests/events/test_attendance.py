"""Present, absent or not known, and what it does; and whose question it is."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alliantie.models import OutgoingMail
from events.models import AfterAsk, BoxQuestion, EventPage, Registration
from events.policies.attending import check_absent, may_check_in
from events.policies.registering import RegistrationRefusedError
from events.presenting.attendance import attendance_of
from events.services import afterwards, attendance, retention
from organisations.actors import actor_for
from tests.events.counting import check_counters
from tests.events.test_registration_seats import sign_up
from tests.factories.cases import make_member, make_organisation, make_user
from tests.factories.events import make_event, make_registration

NOW = timezone.now()


@pytest.mark.parametrize(
    ("now", "zone", "may"),
    [
        ("2027-03-28T00:00+01:00", "Europe/Amsterdam", True),
        ("2027-03-27T23:59+01:00", "Europe/Amsterdam", False),
        ("2027-03-28T05:00+02:00", "America/Kralendijk", False),
        ("2027-03-28T06:00+02:00", "America/Kralendijk", True),
    ],
)
def test_one_is_let_in_from_the_beginning_of_the_day_where_it_is(now, zone, may):
    starts_at = datetime.fromisoformat("2027-03-28T22:00+02:00")
    assert may_check_in(starts_at, datetime.fromisoformat(now), zone=zone) == may


@pytest.mark.parametrize(
    ("state", "begins", "refusal"),
    [
        ("attended", -1, "is binnen"),
        ("waiting", -1, "geen plek"),
        ("offered", -1, "geen plek"),
        ("cancelled", -1, "geen plek"),
        ("confirmed", 1, "pas als het begonnen is"),
        ("confirmed", -1, ""),
        ("confirmed", 0, ""),
    ],
)
def test_absent_is_who_had_a_seat_and_is_not_there_once_it_began(state, begins, refusal):
    starts_at = NOW + timedelta(minutes=begins)
    if not refusal:
        check_absent(state, starts_at, NOW)
        return
    with pytest.raises(RegistrationRefusedError, match=refusal):
        check_absent(state, starts_at, NOW)


@pytest.mark.django_db
def test_who_did_not_come_is_not_counted_nor_asked_how_it_was(site_home, client):
    host = make_member(make_organisation(side="government"))
    event = make_event(host, capacity=5)
    came, absent, late, unknown = (sign_up(event) for _ in range(4))
    hour = timedelta(hours=1)
    EventPage.objects.filter(pk=event.pk).update(starts_at=NOW - hour, ends_at=NOW + hour)
    client.force_login(host)

    def press(name, row):
        url = reverse(f"host:{name}", args=[event.slug, row.reference])
        assert client.post(url).status_code == 302
        return Registration.objects.get(pk=row.pk).state

    page = client.get(reverse("host:attendance", args=[event.slug])).content.decode()
    assert "Was er niet" in page
    assert press("let_in", came) == "attended"
    for _ in range(2):
        assert press("absent", absent) == "no_show"
    assert (press("absent", late), press("let_in", late)) == ("no_show", "attended")
    assert (press("absent", unknown), press("let_out", unknown)) == ("no_show", "confirmed")
    page = client.get(reverse("host:attendance", args=[event.slug])).content.decode()
    assert page.count("was er niet") == 1
    check_counters(event)
    event.refresh_from_db()
    assert attendance_of(event).balance[0][1] == "3 (100%)"
    assert retention.counts_of(event) == {"government": 2}
    # At night nobody is mailed.
    afterwards.ask_how_it_was(now=timezone.localtime(NOW + timedelta(days=2)).replace(hour=12))
    asked = set(AfterAsk.objects.values_list("registration", flat=True))
    assert asked == {came.pk, late.pk}  # where people were ticked off, only they were there
    assert OutgoingMail.objects.filter(template="event_evaluate").count() == 2
    stranger = actor_for(make_user())
    with pytest.raises(ValueError, match="werkplek"):
        attendance.mark_absent(registration=unknown, actor=stranger)
    with pytest.raises(ValueError, match="werkplek"):
        attendance.undo_check_in(registration=came, actor=stranger)


@pytest.mark.django_db
def test_the_host_reads_whose_question_it_is_as_the_form_promises(site_home, client):
    host = make_member(make_organisation())
    event = make_event(host)
    row = make_registration(event, name="Vera Vraag", email="vera@example.org")
    own = reverse("events:registration", args=[row.secret])
    assert "met je naam" in client.get(own).content.decode()
    for asker, text in ((row, "Is er soep?"), (None, "Is er thee?")):
        BoxQuestion.objects.create(event=event, registration=asker, text=text, asked_at=NOW)
    client.force_login(host)
    page = client.get(reverse("host:attendance", args=[event.slug])).content.decode()
    box = page[page.index('id="vragenbus"') :]
    assert box.index("Is er soep?") < box.index("Vera Vraag") < box.index("Is er thee?")
    assert "Zonder naam" in box
    assert "vera@" not in page


def test_nobody_is_let_in_at_what_was_called_off(site_home):
    owner = make_member(make_organisation())
    event = make_event(owner, starts_at=timezone.now(), state="cancelled")
    row = make_registration(event)
    with pytest.raises(RegistrationRefusedError, match="gaat niet door"):
        attendance.check_in(registration=row, actor=actor_for(owner))

"""What happens when somebody does it too often, too late, or when others leave meanwhile."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from events.models import EventPage, Registration
from events.policies.registering import RegistrationRefusedError
from events.services import hosts, registering, transferring
from organisations.actors import actor_for
from organisations.choices import MembershipRole, MembershipState
from organisations.models import Membership
from tests.events.test_registration_seats import sign_up, state
from tests.factories.accounts import make_editor
from tests.factories.cases import make_member, make_organisation
from tests.factories.events import make_event

pytestmark = pytest.mark.django_db


def test_one_member_does_not_sign_up_for_everything(site_home, client, monkeypatch):
    monkeypatch.setattr(registering, "SIGN_UPS_AN_HOUR", 2)
    user = make_member(make_organisation())
    client.force_login(user)
    events = [make_event() for _ in range(3)]
    key = uuid4()
    urls = [reverse("events:register", args=[event.slug]) for event in events]
    codes = [client.post(url, {"key": uuid4()}).status_code for url in urls[:1]]
    codes += [client.post(urls[1], {"key": key}).status_code for _ in range(3)]
    codes.append(client.post(urls[2], {"key": uuid4()}).status_code)
    assert codes == [302, 302, 302, 302, 429]
    assert Registration.objects.filter(user=user).count() == 2
    client.force_login(make_member(make_organisation()))
    assert client.post(urls[2], {"key": uuid4()}).status_code == 302


@pytest.mark.parametrize("name", ["take", "sign_off", "pass_on", "ask_beforehand", "renew_link"])
def test_no_button_behind_a_link_is_pressed_endlessly(site_home, client, monkeypatch, name):
    monkeypatch.setattr("events.views.registration.PRESSES_AN_HOUR", 1)
    row = sign_up(make_event())
    url = reverse(f"events:{name}", args=[row.secret])
    assert [client.post(url).status_code == 429 for _ in range(2)] == [False, True]
    assert client.get(reverse("events:registration", args=[row.secret])).status_code == 200


@time_machine.travel(datetime(2026, 11, 10, 19, 30, tzinfo=UTC), tick=False)
def test_where_it_is_day_for_the_meeting_a_seat_is_offered_and_else_who_presses_has_it(site_home):
    """20:30 in the Netherlands, 15:30 on Bonaire; both meetings begin at 23:00 Dutch time."""
    starts_at = datetime(2026, 11, 10, 22, 0, tzinfo=UTC)
    here = make_event(capacity=1, starts_at=starts_at)
    island = make_event(capacity=1, starts_at=starts_at, zone="America/Kralendijk")
    dutch = make_organisation("Gemeente Hier", region="utrecht")
    for event, expected in ((here, "waiting"), (island, "offered")):
        seated, waits = sign_up(event), sign_up(event, organisation_id=dutch.pk)
        registering.sign_off(registration=seated, actor_id=None)
        assert state(waits) == expected
        registering.take_offer(registration=waits, actor_id=None)
        assert state(waits) == "confirmed"


def test_the_hosts_organisation_leaves_and_the_meeting_goes_on(site_home, client):
    organisation = make_organisation("Gemeente Gaat")
    owner = make_member(organisation, "maker")
    admin = make_member(organisation, "beheerder", role=MembershipRole.ADMIN)
    event = make_event(owner, capacity=5)
    row = sign_up(event)
    assert hosts.runs(event, actor_for(admin))
    Membership.objects.filter(organisation=organisation).update(state=MembershipState.ENDED)
    assert not hosts.runs(event, actor_for(admin))
    assert hosts.runs(event, actor_for(owner))
    Membership.objects.filter(organisation=organisation).delete()
    organisation.delete()
    event = EventPage.objects.get(pk=event.pk)
    assert event.organisation is None
    urls = [event.url, reverse("events:registration", args=[row.secret])]
    urls.append(reverse("events:door", args=[row.door_secret]))
    assert [client.get(url).status_code for url in urls] == [200, 200, 200]
    attendance = reverse("host:attendance", args=[event.slug])
    urls = [reverse("host:overview"), reverse("host:event", args=[event.slug]), attendance]
    for user, answers in ((owner, [200, 200, 404]), (make_editor(), [200, 200, 200])):
        client.force_login(
            user
        )  # who comes is for who belongs to the organisation, and for editors
        assert [client.get(url).status_code for url in urls] == answers


def test_who_may_not_see_it_any_more_reads_no_title_and_can_still_sign_off(site_home, client):
    user = make_member(make_organisation())
    event = make_event(title="Over geheimen", audience="members")
    row = sign_up(event, user)
    mine, own = (
        reverse("events:registrations"),
        reverse("events:registration", args=[row.secret]),
    )
    client.force_login(user)
    assert "Over geheimen" in client.get(mine).content.decode()
    assert "Over geheimen" in client.get(own).content.decode()
    Membership.objects.filter(user=user).update(state=MembershipState.ENDED)
    for url in (mine, own):
        assert "Over geheimen" not in client.get(url).content.decode()
    client.post(reverse("events:sign_off", args=[row.secret]))
    assert state(row) == "cancelled"


def test_a_seat_is_not_handed_to_who_may_not_see_the_meeting(site_home, client):
    organisation = make_organisation()
    event = make_event(make_member(organisation), audience="organisation", capacity=2)
    row = sign_up(event)
    transfer = transferring.ask_colleague(registration=row, email="x@example.org", actor_id=None)
    url = reverse("events:transfer", args=[transfer.secret])
    stranger, colleague = make_member(make_organisation()), make_member(organisation)
    for taker in (transferring.Taker(name="X", side="resident"), transferring.Taker(stranger.pk)):
        with pytest.raises(RegistrationRefusedError, match="niet voor iedereen"):
            transferring.accept(transfer=transfer, taker=taker)
    assert client.get(url).url.startswith("/account/")
    client.force_login(stranger)
    assert client.get(url).status_code == 404
    client.force_login(colleague)
    assert event.title in client.get(url).content.decode()
    assert client.post(url).status_code == 302
    assert Registration.objects.get(user=colleague).state == "confirmed"

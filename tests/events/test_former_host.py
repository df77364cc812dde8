"""Who left the organisation works on its meetings no more: no names, no mail, no words on the site."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from events.choices import Purpose
from events.models import Answer, EventPage, Material, RegistrationQuestion, Series
from events.policies.hosting import EventRefusedError
from events.services import acting, attendance, copying, host_mail, hosts, reporting, turns
from events.services.host_mail import Letter
from events.services.series import coordinates, planned_by
from organisations.actors import actor_for
from organisations.choices import MembershipState
from tests.factories.cases import make_member, make_organisation
from tests.factories.events import make_event, make_registration

pytestmark = pytest.mark.django_db
PAGES = (
    ("attendance", ()),
    ("attendance_file", ()),
    ("participants_mail", ()),
    ("questions", ()),
    ("materials", ()),
    ("report", ()),
    ("round", ()),
    ("poll", ()),
    ("section", ("link",)),
)


@pytest.fixture
def owner(site_home):
    return make_member(make_organisation(), "vertrokken")


def leave(user):
    user.memberships.update(state=MembershipState.ENDED)


def statuses(client, event):
    urls = [reverse(f"host:{name}", args=[event.slug, *more]) for name, more in PAGES]
    return {client.get(url).status_code for url in urls}


def test_who_left_reads_the_desk_and_nothing_about_people(client, owner):
    event = make_event(owner, starts_at=timezone.now() + timedelta(hours=3))
    row = make_registration(event, name="Gast Vogel")
    asked = RegistrationQuestion.objects.create(event=event, text="Dieet?", purpose=Purpose.DIET)
    Answer.objects.create(registration=row, question=asked, text="notenallergie")
    paper = Material.objects.create(event=event, kind="link", title="Stuk", url="https://a.example")
    client.force_login(owner)
    assert statuses(client, event) == {200}
    assert paper in Material.objects.given_to(actor_for(owner))

    leave(owner)
    actor = actor_for(owner)
    assert statuses(client, event) == {404}
    page = client.get(reverse("host:event", args=[event.slug])).content.decode()
    assert "Je lidmaatschap is beëindigd" in page
    assert "/deelnemers/" not in page
    assert "/deelnemers/" not in client.get(reverse("host:overview")).content.decode()
    assert paper not in Material.objects.given_to(actor)
    letter = Letter(to_whom="all", subject="Kom", text="naar mij")
    for act in (
        lambda: hosts.check_runs(event, actor),
        lambda: attendance.check_in(registration=row, actor=actor),
        lambda: host_mail.send(key=uuid4(), event=event, actor=actor, letter=letter),
        lambda: reporting.publish_report(event=event, actor=actor),
        lambda: acting.add_action(
            event=event,
            actor=actor,
            promise=acting.Promise("Doe", timezone.localdate(), owner_name="Jo"),
        ),
    ):
        with pytest.raises(EventRefusedError, match="lidmaatschap"):
            act()
    made = client.post(reverse("host:copy", args=[event.slug]), {"key": uuid4()}, follow=True)
    assert "Je lidmaatschap is beëindigd" in made.content.decode()
    with pytest.raises(EventRefusedError):
        copying.copy_from(event=event, actor=actor, key=uuid4())
    assert EventPage.objects.count() == 1


def test_who_still_belongs_works_on(owner):
    event = make_event(owner)
    helper = make_member(make_organisation())
    event.people.create(user=helper, role="contact")
    admin = make_member(event.organisation, role="admin")
    draft = make_event(owner, state="draft")
    leave(owner)
    runs = {who: hosts.may_run(event, actor_for(who)) for who in (owner, helper, admin)}
    assert runs == {owner: False, helper: True, admin: True}
    for who, told in runs.items():
        assert (event in EventPage.objects.run_by(actor_for(who))) is told
    assert draft in EventPage.objects.run_by(actor_for(owner))
    leave(helper)
    assert not hosts.may_run(event, actor_for(helper))
    assert event not in EventPage.objects.run_by(actor_for(helper))


def test_a_former_member_plans_no_series(client, owner):
    series = Series.objects.create(title="Kring", slug="kring", coordinator=owner)
    url = reverse("host:series", args=[series.slug])
    client.force_login(owner)
    assert client.get(url).status_code == 200
    leave(owner)
    actor = actor_for(owner)
    assert client.get(url).status_code == 404
    assert not coordinates(series, actor)
    assert not planned_by(actor).exists()
    with pytest.raises(EventRefusedError):
        turns.ask_host(
            series=series, actor=actor, number=1, organisation=make_organisation("Elders")
        )

"""What meetings keep of who organises or speaks: handed over when asked, and gone when they go."""

import pytest
from django.utils import timezone

from accounts.erasing.account import erase_account
from accounts.models import User
from alliantie.models import OutgoingMail
from events.erasing import hosting
from events.models import CoHost, EventPage, EventPerson, Series, Turn
from search.models import PendingEntry
from search.registry import key_of
from tests.factories.accounts import make_editor
from tests.factories.cases import make_member, make_organisation
from tests.factories.events import make_event, make_registration

pytestmark = pytest.mark.django_db


def test_who_organises_and_speaks_gets_it_all_and_then_nothing_names_them(site_home, client):
    user = make_member(make_organisation("Oosterkade"), "hanna")
    event = make_event(user, title="Samen zoeken")
    make_event(user, title="Nog niet af", state="draft")
    alone = make_event(user, title="Alleen van mij", organisation=None)
    helped = make_event(user, title="Met hulp", organisation=None)
    EventPerson.objects.create(event=helped, user=make_member(event.organisation), role="contact")
    make_editor("redactie@example.org")
    make_registration(event)
    spoken = make_event(title="Bij de buren")
    EventPerson.objects.create(event=spoken, user=user, about="Oosterkade")
    along = CoHost.objects.create(
        event=spoken,
        organisation=make_organisation("Meerland"),
        state="confirmed",
        answered_by=user,
    )
    series = Series.objects.create(title="Forum", slug="forum", coordinator=user)
    turn = Turn.objects.create(
        series=series,
        number=1,
        organisation=along.organisation,
        asked_by=user,
        asked_at=timezone.now(),
    )
    told = {heading: str(rows) for heading, rows in hosting.export(user).items()}
    for heading, word in (
        ("Bijeenkomsten die je aankondigde", "Samen zoeken"),
        ("Bijeenkomsten die je aankondigde", "Nog niet af"),
        ("Je rol bij bijeenkomsten", "Bij de buren"),
        ("Antwoorden als medeorganisator", "Meerland"),
        ("Reeksen die je coördineert", "Forum"),
        ("Beurten die je vroeg", "Forum"),
    ):
        assert word in told[heading]

    PendingEntry.objects.all().delete()
    erase_account(user=user, actor_id=user.pk, origin="web")
    assert not User.objects.filter(pk=user.pk).exists()
    mail = OutgoingMail.objects.get(template="event_left_alone")
    assert (mail.recipient, mail.context["title"]) == ("redactie@example.org", alone.title)
    waiting = set(PendingEntry.objects.values_list("key", flat=True))
    assert {key_of(one) for one in (event, alone, helped)} <= waiting
    assert not EventPage.objects.filter(title="Nog niet af").exists()
    event.refresh_from_db()
    assert (event.owner, event.live, event.registrations.count()) == (None, True, 1)
    assert not spoken.people.exists()
    for row in (along, series, turn):
        row.refresh_from_db()
    assert (along.answered_by, series.coordinator, turn.asked_by) == (None, None, None)
    for one in (event, spoken):
        assert client.get(f"/bijeenkomsten/{one.slug}/").status_code == 200

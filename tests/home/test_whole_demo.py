"""The whole demo loads once, stands as its files say, is found, and mails nobody."""

import shutil
from datetime import timedelta
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from PIL import Image

from alliantie import periodic
from alliantie.models import OutgoingMail
from alliantie.visibility import VISITOR
from cases.demo import reading
from cases.models import Advice, CasePage, DilemmaPage
from events.choices import EventState, RegistrationState, Zone
from events.models import EventPage, Poll, Registration, Report, Seats, Series
from search.indexing import drain
from tests import databases
from tests.cases.demo_finding import forty_questions_are_answered, words_that_stand_nowhere_find
from tests.cases.test_demo import cases_stand_as_in_the_file
from tests.cases.test_dilemma_demo import dilemmas_stand_in_every_state

pytestmark = pytest.mark.django_db(transaction=True)
COUNTED = (CasePage, DilemmaPage, Advice, EventPage, Registration, Series, Poll, Report)


def small_picture(*_args, **_kwargs):
    file = BytesIO()
    Image.new("RGB", (16, 9)).save(file, "WEBP")
    return file.getvalue()


@pytest.fixture
def _loaded(site_served, db, settings):
    """Begin where loading it for the served site ended, which takes the better part of half a minute."""
    databases.become(site_served.loaded)
    shutil.copytree(Path(f"{site_served.loaded}-media"), settings.MEDIA_ROOT)


@pytest.mark.usefixtures("_loaded")
def test_the_whole_demo(client, monkeypatch, mailoutbox, run_tasks):
    """The first load found an empty site; whether it sent mail by itself was looked at there."""
    monkeypatch.setattr(reading, "draw", small_picture)  # drawing has tests of its own
    assert not OutgoingMail.objects.exists()
    cases_stand_as_in_the_file()
    dilemmas_stand_in_every_state()
    meetings_of_every_kind_stand()
    drain()
    forty_questions_are_answered()
    words_that_stand_nowhere_find(client)
    before = [model.objects.count() for model in COUNTED]
    call_command("demo", stdout=StringIO())
    assert [model.objects.count() for model in COUNTED] == before
    cases_stand_as_in_the_file()
    nobody_hears_of_meetings(run_tasks)
    assert mailoutbox == []


def meetings_of_every_kind_stand():
    """Past, coming, full, called off, on Bonaire, a series of four; two hundred people and more."""
    now = timezone.now()
    pages = EventPage.objects.all()
    assert pages.count() >= 16
    assert pages.visible_to(VISITOR).filter(ends_at__lt=now).exists()
    assert pages.visible_to(VISITOR).filter(starts_at__gt=now + timedelta(days=1)).exists()
    assert pages.filter(state=EventState.CANCELLED).exists()
    assert pages.filter(zone=Zone.BONAIRE).exists()
    assert [series.meetings.count() for series in Series.objects.all()] == [4]
    full = [seats for seats in Seats.objects.all() if seats.taken == seats.capacity]
    waiting = Registration.objects.filter(state=RegistrationState.WAITING)
    assert {row.event_id for row in waiting} <= {seats.event_id for seats in full}
    assert waiting.exists()
    assert Registration.objects.count() >= 200
    for seats in Seats.objects.all():
        assert seats.taken == Registration.objects.filter(event=seats.event_id).holding().count()
    assert Poll.objects.filter(published_at__isnull=False).count() == 1
    assert Report.objects.filter(published_at__isnull=False).exists()
    off = Registration.objects.filter(event__state=EventState.CANCELLED)
    assert {(row.state, row.ended_by) for row in off} == {("cancelled", "meeting")}
    assert not Seats.objects.get(event__state=EventState.CANCELLED).taken


def nobody_hears_of_meetings(run_tasks):
    """The worker's periodic tasks find nobody to write to about the demo's meetings."""
    DBTaskResult.objects.all().delete()  # indexing, that other tests run
    for job in periodic.jobs():
        if job.task.module_path.startswith("events."):
            job.task.enqueue()
    run_tasks()
    assert not OutgoingMail.objects.exists()

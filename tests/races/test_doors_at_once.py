"""Of many devices that open one personal link in the same second, one is in."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from events.models import Registration
from events.policies.doors import DoorClosedError
from events.services.doors import found_by, open_door
from tests.factories.events import make_event, make_registration
from tests.races.threads import THREADS, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture(autouse=True)
def _postgres_only():
    if connection.vendor != "postgresql":
        pytest.skip("races are run on PostgreSQL")


def test_of_many_devices_one_is_in(site_home):
    begins = timezone.now() + timedelta(minutes=5)
    event = make_event(starts_at=begins, mode="online", url="https://meet.example/x")
    registration = make_registration(event)
    went_in = []

    def press(_number: int) -> None:
        found = found_by(registration.door_secret)
        try:
            went_in.append(open_door(registration=found, device="", takes_over=False).device)
        except DoorClosedError:
            return

    assert at_once(press) == [None] * THREADS
    assert THREADS >= 24
    assert len(went_in) == 1
    assert Registration.objects.get(pk=registration.pk).moved_devices == 0

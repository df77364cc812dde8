"""Many ask the same at once and every question counts; needs a real server with real locks."""

import pytest
from django.db import connection

from search.asked_log import click_token, note_asked, note_click
from search.models import AskedQuery
from tests.races.threads import THREADS, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture(autouse=True)
def _postgres_only():
    if connection.vendor != "postgresql":
        pytest.skip("races are run on PostgreSQL")


def test_every_question_and_click_of_many_at_once_counts():
    def ask(number: int) -> None:
        note_asked(text="woo", total=0, address=f"10.0.0.{number}")

    assert at_once(ask) == [None] * THREADS
    at_once(lambda _: note_click(token=click_token("woo", 2)))
    row = AskedQuery.objects.get()
    assert (row.times, row.found_nothing) == (THREADS, THREADS)
    assert (row.clicks, row.clicked_positions) == (THREADS, 2 * THREADS)
    assert AskedQuery.objects.reported().get()["people"] > 10


def test_reading_and_writing_back_would_lose_some():
    AskedQuery.objects.create(text="woo", day="2026-01-01", times=0)

    def naive(_: int) -> None:
        row = AskedQuery.objects.get()
        row.times += 1
        row.save()

    at_once(naive)
    assert AskedQuery.objects.get().times < THREADS

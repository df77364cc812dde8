"""One round, one link and one line, however many do it at the same moment; needs real locks."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection

from alliantie.models import OutgoingMail
from news.models import Round, RoundInvitation, RoundLine
from news.services.lines import Written, save_line
from news.services.rounds import invite_some, open_round
from tests.factories.news import make_round
from tests.factories.organisations import make_member, make_organisation
from tests.races.threads import THREADS, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture(autouse=True)
def _postgres_only():
    if connection.vendor != "postgresql":
        pytest.skip("races are run on PostgreSQL")


def test_many_workers_open_one_round():
    found = at_once(lambda _: open_round(today=date(2026, 12, 1)))
    assert Round.objects.count() == 1
    assert {one.pk for one in found} == {Round.objects.get().pk}


def test_many_workers_send_everybody_one_link():
    for _ in range(12):
        make_member()
    about = make_round()
    results = at_once(lambda _: invite_some(about=about))
    assert [one for one in results if isinstance(one, Exception)] == []
    assert RoundInvitation.objects.count() == 12
    assert OutgoingMail.objects.values("recipient").distinct().count() == 12
    assert OutgoingMail.objects.count() == 12


def test_link_used_by_many_at_once_makes_one_line(monkeypatch):
    monkeypatch.setattr("news.services.lines.SAVES_AN_HOUR", THREADS)
    organisation = make_organisation()
    author, about = make_member(organisation).user, make_round()

    def write(number: int) -> int:
        written = Written(f"Versie {number}", organisation.pk, shows_name=False, link="x")
        return save_line(about=about, author=author, written=written, key=uuid4()).pk

    kept = at_once(write)
    assert RoundLine.objects.count() == 1
    assert set(kept) == {RoundLine.objects.get().pk}

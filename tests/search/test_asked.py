"""What is kept of a question: counts, and never who asked."""

import logging
from datetime import timedelta

import pytest
import time_machine
from django.core.signing import BadSignature
from django.db import DatabaseError, connection
from django.utils import timezone

from search import asked_log, askers, policies
from search.asked_log import click_token, forget_asked, note_asked, note_click
from search.models import AskedQuery

pytestmark = pytest.mark.django_db
CLICK = "/zoeken/klik/"


def ask(text: str = "Buurtbudget", *, by: int = 1, total: int = 3) -> None:
    note_asked(text=text, total=total, address=f"10.0.0.{by}")


@pytest.fixture
def bits_apart(monkeypatch):
    """Let every address have a bit of its own, so that counts in a test are exact."""
    monkeypatch.setattr(
        asked_log, "asker_bit", lambda *, address, **_: 1 << int(address.rpartition(".")[2])
    )


def test_spellings_of_one_question_are_one_row_a_day():
    ask("Buurtbudget")
    ask("  BUURTBUDGÉT ", total=0)
    row = AskedQuery.objects.get()
    assert (row.text, row.times, row.found_nothing) == ("buurtbudget", 2, 1)


def test_another_day_is_another_row():
    with time_machine.travel("2026-03-01 12:00+01:00", tick=False):
        ask()
    with time_machine.travel("2026-03-02 12:00+01:00", tick=False):
        ask()
    assert AskedQuery.objects.count() == 2


@pytest.mark.parametrize(
    "telling",
    [
        "jan@example.org",
        "mail jan＠example.org",
        "jan @ example.org",
        "jan(at)example.org",
        "jan [at] example.org",
        "1234ab",
        "123456782",
        "bsn 123.456.782",
        "06-12 34 56 78",
        "+31 (0)6 12345678",
        "١٢٣٤٥٦٧٨٩",
        "1234 AB 12",
        "nl91 abna 0417 1643 00",
        "a" * 121,
        "",
        "?!",
    ],
)
def test_what_could_tell_about_one_person_is_not_kept(telling):
    ask(telling)
    assert not AskedQuery.objects.exists()
    assert click_token(telling, 1) == ""


@pytest.mark.parametrize("harmless", ["woo 2022", "artikel 5.1", "top 10", "wmo2015", "a" * 120])
def test_other_numbers_are_kept(harmless):
    ask(harmless)
    assert AskedQuery.objects.get().text == harmless


def test_row_holds_no_person():
    ask(by=77)
    row = AskedQuery.objects.values().get()
    assert set(row) == {
        "id", "text", "day", "times", "found_nothing", "clicks", "clicked_positions", "askers",
    }  # fmt: skip
    assert "10.0.0.77" not in str(row)


def test_asker_leaves_the_same_bit_every_day_and_another_for_another_question():
    one = {"question": "woo", "address": "10.0.0.1"}
    assert askers.asker_bit(**one) == askers.asker_bit(**one)
    others = {askers.asker_bit(**{**one, "question": f"vraag {n}"}) for n in range(200)}
    assert len(others) > 40


def test_bit_depends_on_the_secret(settings):
    one = {"question": "woo"}
    before = [askers.asker_bit(**one, address=str(n)) for n in range(20)]
    settings.SECRET_KEY = "another secret of at least fifty characters, made up for this"
    assert before != [askers.asker_bit(**one, address=str(n)) for n in range(20)]


def test_every_bit_fits_the_column_and_is_counted(monkeypatch):
    for place in range(64):
        bit = 1 << place if place < 63 else -(1 << 63)
        monkeypatch.setattr(asked_log, "asker_bit", lambda bit=bit, **_: bit)
        ask()
    assert AskedQuery.objects.reported().get()["people"] == 64


def test_bits_of_real_askers_are_all_of_the_64():
    bits = {askers.asker_bit(question="q", address=str(n)) for n in range(3000)}
    assert len(bits) == 64
    assert min(bits) == -(1 << 63)


def test_fewer_than_three_people_are_reported_nowhere(bits_apart):
    for by in (1, 2, 1, 2, 1):
        ask(by=by)
    assert not AskedQuery.objects.reported().exists()
    ask(by=3)
    assert AskedQuery.objects.reported().get()["people"] == 3


def test_days_are_added_up_and_people_of_several_days_count_once(bits_apart):
    with time_machine.travel(timezone.now() - timedelta(days=3)):
        ask(by=1, total=0)
        ask(by=2)
    ask(by=1)
    assert not AskedQuery.objects.reported().exists()
    ask(by=3)
    row = AskedQuery.objects.reported().get()
    assert (row["total"], row["nothing"], row["people"]) == (4, 1, 3)


def test_too_few_people_in_the_days_asked_for_is_too_few(bits_apart):
    with time_machine.travel(timezone.now() - timedelta(days=3)):
        ask(by=1)
        ask(by=2)
    ask(by=3)
    today = AskedQuery.objects.since(timezone.localdate())
    assert not today.reported().exists()


def test_clicks_give_an_average_position_and_a_share(bits_apart):
    for by in (1, 2, 3, 4):
        ask(by=by)
    row = AskedQuery.objects.reported().get()
    assert (row["position"], row["share"]) == (None, 0)
    note_click(token=click_token("buurtbudget", 1))
    note_click(token=click_token("Buurtbudget", 4))
    row = AskedQuery.objects.reported().get()
    assert (row["position"], row["share"]) == (2.5, 0.5)


def test_share_is_never_more_than_all(bits_apart):
    for by in (1, 2, 3):
        ask(by=by)
    for position in range(1, 8):
        note_click(token=click_token("buurtbudget", position))
    assert AskedQuery.objects.reported().get()["share"] == 1


def test_one_statement_for_a_known_question(django_assert_num_queries):
    ask()
    with django_assert_num_queries(1):
        ask(by=2)


def test_no_more_rows_than_the_most_a_day(monkeypatch):
    monkeypatch.setattr(asked_log, "MOST_A_DAY", 2)
    for number in range(4):
        ask(f"vraag {number}")
    assert AskedQuery.objects.count() == 2
    ask("vraag 1")
    assert AskedQuery.objects.get(text="vraag 1").times == 2


def test_one_address_cannot_fill_the_log(monkeypatch):
    monkeypatch.setattr(asked_log, "MOST_AN_HOUR", 2)
    for number in range(4):
        ask(f"vraag {number}")
    ask("vraag 5", by=2)
    assert set(AskedQuery.objects.values_list("text", flat=True)) == {
        "vraag 0", "vraag 1", "vraag 5",
    }  # fmt: skip


def test_a_busy_database_does_not_keep_the_page_waiting(settings, tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL locks one row, not the database")
    with asked_log._impatient():
        waiting = connection.connection.execute("PRAGMA busy_timeout").fetchone()
    after = connection.connection.execute("PRAGMA busy_timeout").fetchone()
    assert (waiting, after) == ((50,), (20_000,))


def test_a_broken_database_does_not_break_the_page(monkeypatch, caplog):
    def broken(*args, **kwargs):
        raise DatabaseError("gone")

    monkeypatch.setattr("search.querysets.AskedQueryQuerySet.filter", broken)
    with caplog.at_level(logging.WARNING):
        ask()
        note_click(token=click_token("buurtbudget", 1))
    assert "search_question_not_counted" in caplog.text
    assert "search_click_not_counted" in caplog.text


def test_old_questions_are_thrown_away(settings):
    settings.SEARCH_LOG_DAYS = 30
    with time_machine.travel(timezone.now() - timedelta(days=31)):
        ask("oud")
    with time_machine.travel(timezone.now() - timedelta(days=29)):
        ask("nieuw")
    assert forget_asked() == 1
    assert AskedQuery.objects.get().text == "nieuw"


def test_the_worker_throws_old_questions_away_every_day():
    from alliantie import periodic

    job = next(job for job in periodic.jobs() if job.name == "forget_asked")
    assert job.every == timedelta(days=1)
    job.task.call()


def test_click_is_counted_once_for_each_visitor(client, site_home):
    ask()
    token = click_token("buurtbudget", 2)
    for address in ("10.0.0.1", "10.0.0.1", "10.0.0.2"):
        assert client.post(CLICK, {"token": token}, REMOTE_ADDR=address).status_code == 204
    row = AskedQuery.objects.get()
    assert (row.clicks, row.clicked_positions) == (2, 4)


def test_the_same_click_from_a_page_asked_anew_is_counted_once(client, site_home):
    ask()
    for minutes in (0, 5):
        with time_machine.travel(timezone.now() + timedelta(minutes=minutes)):
            token = click_token("buurtbudget", 1)
        assert client.post(CLICK, {"token": token}).status_code == 204
    assert AskedQuery.objects.get().clicks == 1


@pytest.mark.parametrize("token", ["", "onzin", "WyJ4IiwxLDFd:1abc:zzz"])
def test_made_up_click_is_refused(client, site_home, token):
    assert client.post(CLICK, {"token": token}).status_code == 400
    with pytest.raises(BadSignature):
        note_click(token=token)


def test_click_of_two_days_ago_is_refused(client, site_home):
    with time_machine.travel(timezone.now() - timedelta(days=2)):
        ask()
        token = click_token("buurtbudget", 1)
    assert client.post(CLICK, {"token": token}).status_code == 400
    assert AskedQuery.objects.get().clicks == 0


def test_click_is_post_only_and_needs_no_cookie(site_home):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    ask()
    assert strict.get(CLICK).status_code == 405
    assert strict.post(CLICK, {"token": click_token("buurtbudget", 1)}).status_code == 204


def test_clicks_are_throttled_by_address(client, site_home, monkeypatch):
    monkeypatch.setattr("search.clicking.CLICKS_A_MINUTE", 2)
    answers = [client.post(CLICK, {"token": "x"}).status_code for _ in range(3)]
    assert answers == [400, 400, 429]
    assert client.post(CLICK, {"token": "x"}, REMOTE_ADDR="10.1.1.1").status_code == 400


def test_guard_is_what_keeps_few_people_out(bits_apart, monkeypatch):
    """With the guard off two people would show: the test above can fail."""
    ask(by=1)
    monkeypatch.setattr("search.querysets.MIN_ASKERS", 1)
    assert AskedQuery.objects.reported().exists()
    assert policies.MIN_ASKERS == 3

"""What editors see of the questions that were asked, and that few people show nowhere."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from search import asked_log
from search.asked_log import click_token, note_asked, note_click
from search.models import AskedQuery, BestBet, StopWord, Synonym
from search.registry import key_of
from tests.factories.cases import make_case
from tests.search.test_search_cms import SCREENS

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(monkeypatch):
    """Let so many different people ask."""
    monkeypatch.setattr(
        asked_log, "asker_bit", lambda *, address, **_: 1 << int(address.rpartition(".")[2])
    )

    def do(text, people=3, total=4):
        for number in range(people):
            note_asked(text=text, total=total, address=f"10.0.0.{number}")

    return do


def test_most_asked_comes_first_and_few_people_do_not_show(cms, ask):
    ask("buurtbudget", people=3)
    ask("burgerberaad", people=9)
    ask("geheimpje", people=2)
    html = cms.get(reverse("search_asked")).content.decode()
    assert html.index("burgerberaad") < html.index("buurtbudget")
    assert "geheimpje" not in html


def test_with_the_guard_off_few_people_would_show(cms, ask, monkeypatch):
    monkeypatch.setattr("search.querysets.MIN_ASKERS", 1)
    ask("geheimpje", people=2)
    assert "geheimpje" in cms.get(reverse("search_asked")).content.decode()


@pytest.mark.parametrize("screen", ["search_asked", "search_found_nothing"])
def test_export_and_search_keep_few_people_out_too(cms, ask, screen):
    ask("geheimpje", people=2, total=0)
    ask("vaak genoeg", people=3, total=0)
    export = cms.get(reverse(screen), {"export": "csv", "period": "90"})
    lines = b"".join(export.streaming_content).decode()
    assert "geheimpje" not in lines
    assert "vaak genoeg" in lines
    assert "geheimpje" not in cms.get(f"{reverse(screen)}?q=geheim&ordering=text").content.decode()


def test_only_what_found_nothing_stands_in_the_second_report(cms, ask):
    ask("zeppelin", total=0)
    ask("buurtbudget")
    html = cms.get(reverse("search_found_nothing")).content.decode()
    assert "zeppelin" in html
    assert "buurtbudget" not in html


def test_days_looked_back_on(cms, ask):
    ask("oud")
    AskedQuery.objects.update(day=timezone.localdate() - timedelta(days=20))
    url = reverse("search_asked")
    shown = {
        days: "maak synoniem" in cms.get(f"{url}?period={days}").content.decode()
        for days in ("7", "30", "90", "x")
    }
    assert shown == {"7": False, "30": True, "90": True, "x": True}


def test_clicks_are_shown_and_every_column_sorts(cms, ask):
    ask("buurtbudget", people=4)
    note_click(token=click_token("buurtbudget", 3))
    url = reverse("search_asked")
    html = cms.get(url).content.decode()
    assert "25%" in html
    assert "3,0" in html
    for key in ("text", "total", "nothing", "share", "position"):
        for way in ("", "-"):
            assert cms.get(f"{url}?ordering={way}{key}").status_code == 200


def test_export_runs_no_formula(cms, ask):
    ask("=1+1", people=3)
    export = cms.get(reverse("search_asked"), {"export": "csv"})
    lines = b"".join(export.streaming_content).decode().splitlines()
    assert (
        lines[0] == "Zoekvraag,Keer gezocht,Keer niets gevonden,Deel aangeklikt,Gemiddelde plaats"
    )
    assert lines[1].startswith("'=1+1,3,0")


def test_question_is_filled_in_where_the_next_step_leads(cms, ask):
    ask("a&b=c <b>")
    html = cms.get(reverse("search_asked")).content.decode()
    add_synonym = reverse("wagtailsnippets_search_synonym:add")
    assert f"{add_synonym}?words=a%26b%3Dc+%3Cb%3E" in html
    form = cms.get(f"{add_synonym}?words=a%26b%3Dc+%3Cb%3E").content.decode()
    assert "a&amp;b=c &lt;b&gt;</textarea>" in form
    add_bet = reverse("wagtailsnippets_search_bestbet:add")
    assert "buurtbudget</textarea>" in cms.get(f"{add_bet}?questions=buurtbudget").content.decode()


def queries(cms, url):
    cms.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert cms.get(url).status_code == 200
    return len(captured)


def test_lists_ask_no_more_with_fifty_rows_than_with_five(cms, ask):
    case = make_case()
    urls = [reverse(screen) for screen in SCREENS if not screen.endswith(":add")]
    counts = []
    for first, last in ((0, 5), (5, 50)):
        for number in range(first, last):
            Synonym.objects.create(words=f"w{number}", also="x")
            BestBet.objects.create(questions=f"w{number}", key=key_of(case))
            StopWord.objects.create(word=f"w{number}")
            ask(f"vraag {number}", total=0)
        counts.append({url: queries(cms, url) for url in urls})
    assert counts[0] == counts[1]

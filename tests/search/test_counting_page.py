"""The page counts how a question starts and which result was opened, and nothing else."""

import re
from html import unescape

import pytest

from search.models import AskedQuery
from search.registry import key_of
from search.services import queue_index

URL = "/zoeken/"


@pytest.fixture
def page(client, site_home, shelf, drained):
    queue_index(key=key_of(shelf.put("Kanarie", theme_ids=("1",))))
    drained()
    return lambda query: client.get(f"{URL}?{query}").content.decode()


def test_a_question_and_the_result_that_was_opened_are_counted(client, page):
    html = page("q=Kanarie")
    row = AskedQuery.objects.get()
    assert (row.text, row.times, row.found_nothing, row.clicks) == ("kanarie", 1, 0, 0)
    ping = re.search(r'ping="([^"]+)"', html)
    assert ping
    assert client.post(unescape(ping[1]), "PING", content_type="text/ping").status_code == 204
    row.refresh_from_db()
    assert (row.clicks, row.clicked_positions) == (1, 1)


def test_what_was_not_found_is_counted_as_such(page):
    page("q=zeppelinverhuur")
    assert AskedQuery.objects.get().found_nothing == 1


@pytest.mark.parametrize(
    "query", ["", "q=kanarie&thema=1", "q=kanarie&pagina=2", "q=kanarie&volgorde=nieuwste"]
)
def test_steps_further_into_a_question_are_not_counted(page, query):
    html = page(query)
    assert not AskedQuery.objects.exists()
    assert "ping=" not in html


def test_while_the_engine_is_down_nothing_is_counted(client, site_home, shelf):
    shelf.put("Kanarie")
    client.get(f"{URL}?q=kanarie")
    assert not AskedQuery.objects.exists()

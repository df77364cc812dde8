"""Words that stand nowhere in the demo content in that form still find the right case first."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from cases.indexing import build, searchable
from search.analysis.folding import fold
from search.indexing import drain

pytestmark = pytest.mark.django_db

# The table in docs/search.md: a word and how the title of the case begins that it must find first.
FIRST = {
    "buurtmunt": "Stemmen over wijkgeld",
    "burgerpanels": "Een geloot panel",
    "dorpsbegrotingen": "Ons dorp heeft een eigen begroting",
    "geldverdeling": "Ons dorp heeft een eigen begroting",
    "klachtenafhandeling": "Klachten als kwartaalbericht",
    "kwartaalberichten": "Klachten als kwartaalbericht",
    "leestafels": "Woo-spreekuur in de bibliotheek",
    "radiouitzendingen": "De begroting op de radio",
    "rolstoelgebruikers": "We reden met een rolstoel",
    "taalambassadeur": "Wij laten onze brieven lezen",
    "tolken": "Een loket in drie talen",
    "wijkbudgetten": "Stemmen over wijkgeld",
}


@pytest.fixture
def demo(site_home):
    call_command("demo", stdout=StringIO())
    drain()


def words_of_the_corpus() -> set[str]:
    documents = filter(None, map(build, searchable()))
    texts = (
        " ".join((one.title, one.summary, one.body, one.organisation, *one.themes, *one.tags))
        for one in documents
    )
    return set(re.findall(r"\w+", fold(" ".join(texts))))


def first_hit(client, word: str) -> str:
    html = client.get(reverse("search:search"), {"q": word, "soort": "case"}).content.decode()
    found = re.search(r'class="ao-result__title">(.*?)</h2>', html, re.DOTALL)
    return " ".join(re.sub("<[^>]+>", "", found[1]).split()) if found else ""


def test_words_that_stand_nowhere_find_the_right_case(client, demo):
    assert words_of_the_corpus().isdisjoint(FIRST)
    found = {word: first_hit(client, word) for word in FIRST}
    wrong = {word: title for word, title in found.items() if not title.startswith(FIRST[word])}
    assert wrong == {}

"""What on this site may answer a question already, and what it seems to be about."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from alliantie.visibility import VISITOR, Actor
from people.models import Person, Question
from people.services.suitable import suitable
from search.analysis.analyzer import terms
from search.contract import SearchQuery
from search.finding import find
from themes.models import Theme

MOST, MOST_PAGES, MOST_PEOPLE, MOST_THEMES = 5, 10, 6, 2
SHORTEST = 8
# What answers a question: earlier questions, and pages that tell how somebody did it.
KINDS = ("question", "case", "dilemma")


@dataclass(frozen=True)
class Alike:
    """Something that may answer it."""

    title: str
    url: str
    kind: str


def alike(text: str, actor: Actor) -> list[Alike]:
    """Find what has enough of the words of a question; nothing while there are too few letters."""
    if len(text.strip()) < SHORTEST:
        return []
    query = SearchQuery(text=text, kinds=KINDS, strict=True, page_size=MOST)
    _results, found = find(query, actor)
    return [Alike(str(one.record), one.url, str(one.kind.label)) for one in found[:MOST]]


def themes_in(text: str) -> list[Theme]:
    """Give the themes whose name or other words stand in a text, the longest first; at most two."""
    said = " ".join(["", *terms(text), ""])
    scored = []
    for theme in Theme.objects.all():
        names = [" ".join(terms(name)) for name in (theme.label, *theme.synonyms)]
        best = max((len(name) for name in names if name and f" {name} " in said), default=0)
        if best:
            scored.append((best, theme))
    return [theme for _best, theme in sorted(scored, key=lambda one: -one[0])[:MOST_THEMES]]


def pages_for(question: Question) -> list[tuple[str, str]]:
    """Give use cases that may answer a question, as choices; only what everybody may read."""
    query = SearchQuery(text=question.text, kinds=("case",), page_size=MOST_PAGES)
    _results, found = find(query, VISITOR)
    return [(str(one.record.pk), _told(one.record)) for one in found]


def _told(case: Any) -> str:
    """Add whose it is: registers hold many use cases of the same name."""
    return f"{case}, {case.organisation.name}" if case.organisation else str(case)


def people_for(question: Question, actor: Actor, today: date) -> list[tuple[str, str]]:
    """Give people who know about its themes and may be named to this actor, as choices."""
    theme_ids = [theme.pk for theme in question.themes.all()]
    rows = suitable(theme_ids=theme_ids, today=today)
    named = Person.objects.visible_to(actor).values("pk")
    others = rows.filter(pk__in=named).exclude(user=question.asker_id).exclude(name="")
    return [(str(person.pk), person.name) for person in others[:MOST_PEOPLE]]

"""The facts of one thing that a match may rest on, and a reason may name."""

from dataclasses import dataclass
from datetime import date
from sys import intern

from search.analysis.analyzer import words
from search.analysis.stopwords import STOPWORDS
from search.contract import SearchDocument

SHORTEST_WORD = 7
THEME, ORGANISATION, TAG = "themes.theme", "organisations.organisation", "tag"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is told of one thing; all ids are keys ("app.model:pk"), a free word is "tag:word"."""

    key: str
    kind: str
    title: str
    organisation: str = ""
    partners: tuple[str, ...] = ()
    topics: frozenset[str] = frozenset()
    region: str = ""
    sort: str = ""
    year: int | None = None
    updated: date | None = None
    language: str = "nl"
    is_from_register: bool = False
    # The words of title and summary, folded, as far as they say something; each once, in order.
    words: tuple[str, ...] = ()

    @property
    def organisations(self) -> tuple[str, ...]:
        """Give whose it is and who took part."""
        return (*((self.organisation,) if self.organisation else ()), *self.partners)


def sheet_of(document: SearchDocument) -> Sheet:
    """Keep of a document what counts here."""
    return Sheet(
        key=document.key,
        kind=intern(document.kind),
        title=document.title,
        organisation=_organisation(document.organisation_id),
        partners=tuple(map(_organisation, document.partner_organisation_ids)),
        topics=topics_of(document),
        region=intern(document.region),
        sort=intern(document.organisation_kind),
        year=document.year,
        updated=document.updated_at.date(),
        language=intern(document.language),
        is_from_register=bool(document.source),
        words=telling_words(f"{document.title} {document.summary}"),
    )


def telling_words(text: str) -> tuple[str, ...]:
    """Give the folded words of a text that are long enough to say something."""
    told = {word for word in words(text) if len(word) >= SHORTEST_WORD}
    return tuple(map(intern, sorted(told - STOPWORDS)))


def topics_of(document: SearchDocument) -> frozenset[str]:
    """Give themes and free words as one set."""
    themes = (f"{THEME}:{pk}" for pk in document.theme_ids)
    tags = (f"{TAG}:{word.casefold()}" for word in document.tags)
    return frozenset(map(intern, (*themes, *tags)))


def _organisation(pk: str) -> str:
    return intern(f"{ORGANISATION}:{pk}") if pk else ""

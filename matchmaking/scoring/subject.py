"""What scoring knows of a thing or a person: analysed words and a few facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from search.analysis.analyzer import ENGLISH, parts_in, stems_of, words
from search.analysis.stopwords import STOPWORDS

DUTCH = "nl"
# Words that most sentences of a language hold and that mean nothing in the other.
_DUTCH_WORDS = frozenset(
    ("de", "het", "een", "van", "en", "voor", "met", "niet", "zijn", "wordt", "bij", "dat", "ook")
)
_ENGLISH_WORDS = frozenset(
    ("the", "of", "and", "to", "for", "with", "by", "that", "as", "are", "this", "from", "an")
)
# The first words say which language it is.
_LOOKED_AT = 2_000


@dataclass(frozen=True, slots=True)
class Subject:
    """One side of a match. Ids are opaque; `terms` holds the words of the title too.

    `sort` is the kind of organisation, `side` of which side it is. `levels` pairs a topic with how
    far somebody's experience goes, or with what is asked.
    """

    key: str
    title: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    topics: frozenset[str] = frozenset()
    place: str = ""
    sort: str = ""
    side: str = ""
    updated: date | None = None
    levels: tuple[tuple[str, str], ...] = ()


def subject_of(  # noqa: PLR0913 - one name for each fact
    key: str,
    title: str,
    text: str = "",
    *,
    language: str = "",
    topics: Iterable[str] = (),
    place: str = "",
    sort: str = "",
    side: str = "",
    updated: date | None = None,
    levels: Iterable[tuple[str, str]] = (),
) -> Subject:
    """Analyse a title and a text the way search does; without a language it is looked up."""
    language = language or language_of(f"{title} {text}")
    heading = analysed(title, language)
    return Subject(
        key=key,
        title=heading,
        terms=(*heading, *analysed(text, language)),
        topics=frozenset(topics),
        place=place,
        sort=sort,
        side=side,
        updated=updated,
        levels=tuple(sorted(levels)),
    )


def analysed(text: str, language: str) -> tuple[str, ...]:
    """Give the stems of a text, of Dutch compounds the parts as well, without empty words."""
    folded = words(text)
    found = stems_of(folded, language)
    if language != ENGLISH:
        found += parts_in(text, folded)
    return tuple(term for term in found if term not in STOPWORDS)


def language_of(text: str) -> str:
    """Tell Dutch from another language by the small words; what says nothing is Dutch."""
    seen = words(text[:_LOOKED_AT])
    dutch = sum(word in _DUTCH_WORDS for word in seen)
    english = sum(word in _ENGLISH_WORDS for word in seen)
    return DUTCH if (dutch and dutch >= english) or not seen else ENGLISH

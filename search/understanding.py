"""Understand what was typed: which words were mistyped, as far as the asker may know the right ones."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from .analysis.analyzer import words
from .analysis.compounds import split
from .analysis.dictionary import dictionary
from .analysis.stems import english_stem, stem
from .analysis.tokens import tokenize
from .asking.building import NOTHING, ask, telling
from .asking.clauses import Asked, Best, Clause, Term
from .asking.spelling import Lexicon, is_close, may_be_mistyped, sound_of
from .asking.synonyms import thesaurus
from .contract import SearchQuery
from .curation import Curation
from .engines.base import Answer, Engine
from .fields import PARTS, TEXT, WORDS
from .lexicons import lexicon_of
from .query import read
from .viewers import Viewer

# A word that so many pages have is no typing error, whoever may see them.
COMMON = 50
# A word on at most so many pages may be somebody else's typing error, when a word that sounds the
# same is on so many times more.
SELDOM, OFTEN = 2, 20


@dataclass(frozen=True)
class Understood:
    """What will be asked; `searched_for` and `suggestion` are as in Results."""

    asked: Asked
    searched_for: str = ""
    suggestion: str = ""


@dataclass(frozen=True)
class Sight:
    """What one person may see of an index at one moment."""

    engine: Engine
    viewer: Viewer
    now: datetime
    without: frozenset[str] = frozenset()

    def count(self, clauses: Sequence[Clause]) -> list[int]:
        """Count what this person may see."""
        if not clauses:
            return []
        return self.engine.count(clauses, self.viewer, now=self.now, without=self.without)

    def search(self, asked: Asked, query: SearchQuery, *, depth: int = 0) -> Answer:
        """Ask the engine."""
        return self.engine.search(
            asked, query, self.viewer, now=self.now, without=self.without, depth=depth
        )


def understand(query: SearchQuery, sight: Sight, curation: Curation = NOTHING) -> Understood:
    """Read a question; a mistyped word stands for its likeliest guess, unless asked literally.

    A guess is a word of some page that the person may see, so that nothing else is given away.
    """
    typed = words(" ".join(read(query.text).words))
    if query.literal or not typed:
        return Understood(ask(query.text, curation=curation))
    lexicon = lexicon_of(sight.engine)
    known = thesaurus(curation).words
    doubtful = [
        word
        for word in telling(typed, curation)
        if may_be_mistyped(word) and word not in known and lexicon.words.get(word, 0) < COMMON
    ]
    seen = dict(zip(doubtful, sight.count([_in_any_form(word) for word in doubtful]), strict=True))
    guesses = _guesses(seen, lexicon, sight)
    common = frozenset(word for word in typed if lexicon.is_common(word))
    meant = {
        word: found for word, found in guesses.items() if _is_wrong(word, seen[word], found[0])
    }
    maybe = {word: found for word, found in guesses.items() if word not in meant}
    return Understood(
        ask(query.text, curation=curation, meant=meant, common=common),
        searched_for=_with(query.text, meant),
        suggestion=_with(query.text, maybe | meant) if maybe else "",
    )


def _in_any_form(word: str) -> Clause:
    dutch = stem(word)
    return Best((Term(TEXT, dutch), Term(PARTS, dutch), Term(TEXT, english_stem(word))))


def _is_wrong(word: str, seen: int, guess: str) -> bool:
    """Say whether a word is surely mistyped: nobody has it, no Dutch word, and the guess is close."""
    return seen == 0 and word not in dictionary() and is_close(word, guess)


def _guesses(seen: Mapping[str, int], lexicon: Lexicon, sight: Sight) -> dict[str, list[str]]:
    """Give for every word that may be mistyped what it may stand for, likeliest first."""
    asked = {word: lexicon.guesses(word) for word, number in seen.items() if number <= SELDOM}
    every = list(dict.fromkeys(guess for found in asked.values() for guess in found))
    counts = dict(zip(every, sight.count([Term(WORDS, guess) for guess in every]), strict=True))
    likely = {
        word: [guess for guess in found if _is_likelier(word, seen[word], guess, counts[guess])]
        for word, found in asked.items()
    }
    return {word: found for word, found in likely.items() if found}


def _is_likelier(word: str, seen: int, guess: str, pages: int) -> bool:
    """Say whether a guess is worth more than the word: of a compound nobody has, only its sound."""
    sounds_alike = sound_of(guess) == sound_of(word)
    if seen == 0:
        return pages > 0 and (sounds_alike or not split(word))
    return pages >= OFTEN * seen and sounds_alike and stem(guess) != stem(word)


def _with(text: str, meant: Mapping[str, Iterable[str]]) -> str:
    """Give the question with the guesses in place, the rest as it was typed; empty without any."""
    pieces, at = [], 0
    for token in tokenize(text):
        if token.word in meant:
            pieces += [text[at : token.start], next(iter(meant[token.word]))]
            at = token.end
    return "".join((*pieces, text[at:])) if pieces else ""

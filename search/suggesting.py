"""What somebody may mean while typing, and what comes closest when nothing was found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from django.utils import timezone

from .analysis.analyzer import words
from .analysis.compounds import split
from .analysis.prefixes import prefix_of
from .analysis.stems import stem
from .asking.building import telling
from .asking.clauses import Best, Clause, Some, Term, Whole
from .contract import Hit
from .engines import engine
from .engines.base import EngineDownError
from .fields import PREFIXES, TITLE
from .gate import visible_keys, waiting_keys
from .registry import SearchKind, named
from .viewers import ActorLike, Viewer

# One letter begins half of all titles; what is typed further adds nothing.
LEAST_LETTERS, MOST_WORDS = 2, 8
# So much is shown, and at first so much of one kind, so that a register hides nothing else.
MOST, MOST_OF_ONE_KIND = 8, 4
# So much is asked of the engine: enough to put in order and to lose some at the gate.
ASKED = 40
# A word that is typed to its end says more than one that is only begun.
WHOLE_WORD = 2.0
# Places to go on from when nothing was found.
MOST_CLOSEST = 6


@dataclass(frozen=True)
class Group:
    """Suggestions of one kind."""

    kind: SearchKind
    hits: tuple[Hit, ...]


def suggest(text: str, actor: ActorLike) -> list[Group]:
    """Give titles of which every word typed begins a word, best first, in groups by kind."""
    typed = words(text)[:MOST_WORDS]
    if len("".join(typed)) < LEAST_LETTERS:
        return []
    hits = [hit for hit in _ask(_beginning(typed), actor) if _begins(typed, words(hit.title))]
    return _grouped(_varied(sorted(hits, key=lambda hit: _distance(typed, words(hit.title)))))


def closest(text: str, actor: ActorLike) -> list[Group]:
    """Give places from which one finds more, that share a word or a part of one with a question."""
    typed = telling(words(text))[:MOST_WORDS]
    pieces = (piece for word in typed for piece in (word, *split(word)))
    near = [_near(piece) for piece in dict.fromkeys(pieces) if len(piece) > LEAST_LETTERS]
    ways = _telling(near, actor)
    if not ways:
        return []
    hits = _ask(Some(tuple(ways)), actor)
    leading = (hit for hit in hits if (kind := named(hit.kind)) and kind.leads_on)
    return _grouped(islice(leading, MOST_CLOSEST))


def _telling(ways: list[Clause], actor: ActorLike) -> list[Clause]:
    """Leave out what stands in so many titles that it points nowhere, such as `gemeente`."""
    try:
        counts = engine().count(ways, Viewer.from_actor(actor), now=timezone.now())
    except EngineDownError:
        return []
    return [way for way, count in zip(ways, counts, strict=True) if count <= ASKED]


def _ask(clause: Clause, actor: ActorLike) -> list[Hit]:
    """Ask the engine, and hold what it says against the database.

    What changed since it was indexed is left out: its old title may no longer be meant for anybody.
    """
    try:
        found = engine().suggest(
            clause,
            Viewer.from_actor(actor),
            now=timezone.now(),
            without=waiting_keys(),
            limit=ASKED,
        )
    except EngineDownError:
        return []
    seen = visible_keys(actor, (hit.key for hit in found))
    return [hit for hit in found if hit.key in seen and hit.url]


def _beginning(typed: Sequence[str]) -> Clause:
    return Whole(
        must=tuple(Term(PREFIXES, prefix_of(word)) for word in typed),
        should=tuple(Term(TITLE, stem(word), WHOLE_WORD) for word in typed),
    )


def _near(word: str) -> Clause:
    return Best((Term(TITLE, stem(word)), Term(PREFIXES, prefix_of(word))))


def _begins(typed: Iterable[str], title: Sequence[str]) -> bool:
    """Say whether every word typed begins a word; the index knows only the first letters of long ones."""
    return all(any(word.startswith(begun) for word in title) for begun in typed)


def _distance(typed: Sequence[str], title: Sequence[str]) -> tuple[bool, bool]:
    """Put titles that begin with what was typed first, then those that have it as whole words."""
    return not " ".join(title).startswith(" ".join(typed)), not set(typed) <= set(title)


def _varied(hits: Iterable[Hit]) -> list[Hit]:
    """Take the best of every kind before the rest of one kind; the same title twice says nothing."""
    hits = list({(hit.kind, hit.title): hit for hit in reversed(list(hits))}.values())[::-1]
    first: list[Hit] = []
    for hit in hits:
        if sum(other.kind == hit.kind for other in first) < MOST_OF_ONE_KIND:
            first.append(hit)
    rest = (hit for hit in hits if hit not in first)
    return list(islice(chain(first, rest), MOST))


def _grouped(hits: Iterable[Hit]) -> list[Group]:
    """Put hits of one kind together; the kind of the best hit comes first."""
    together: dict[str, list[Hit]] = {}
    for hit in hits:
        together.setdefault(hit.kind, []).append(hit)
    found = ((named(kind), tuple(same)) for kind, same in together.items())
    return [Group(kind, same) for kind, same in found if kind is not None]

"""The kinds of match. A new kind is one line: its name and which parts count."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

# What is always in the question.
_TEXTS = ("text", "title", "named")
# What the target did, seen through the items it is linked to.
_DEEDS = ("profile", "nearest", "neighbours", "kin", "local", "practised", "topics", "known")
_PLACES = ("place", "there", "often_there")
_SORTS = ("sort", "peers", "many_peers")
_LINKS = ("together", "pull", "overlap")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of match: `like` says whose fitted weights it uses, `fixed` which are set by hand."""

    name: str
    parts: tuple[str, ...]
    like: str = ""
    fixed: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    # Parts whose weight may fall below zero: to have something like it already can count against.
    against: frozenset[str] = frozenset()


INITIATIVE_ORGANISATION = Kind("initiative_organisation", (*_TEXTS, *_DEEDS, *_PLACES))
CASE_CASE = Kind("case_case", (*_TEXTS, *_DEEDS, "there"))
ORGANISATION_INITIATIVE = Kind(
    "organisation_initiative",
    (*_TEXTS, *_DEEDS, *_PLACES, *_SORTS, *_LINKS),
    against=frozenset({"overlap", "pull"}),
    # The links this was fitted on have no topics, so they cannot say what topics are worth: as for content.
    fixed=MappingProxyType({"topics": 2.2, "kin": 0.87}),
)
TEXT_TOPIC = Kind("text_topic", (*_TEXTS, *_DEEDS, "there"))
ADVISOR = Kind(
    "advisor",
    (*INITIATIVE_ORGANISATION.parts, "level", "fresh"),
    like=INITIATIVE_ORGANISATION.name,
    fixed=MappingProxyType({"level": 2.0, "fresh": 0.3}),
)
OFFER_NEED = Kind(
    "offer_need",
    (*CASE_CASE.parts, *_PLACES, "level", "fresh"),
    like=CASE_CASE.name,
    fixed=MappingProxyType({"level": 3.0, "fresh": 0.5}),
)
DID_BEFORE = Kind(
    "did_before",
    (*INITIATIVE_ORGANISATION.parts, "fresh"),
    like=INITIATIVE_ORGANISATION.name,
    fixed=MappingProxyType({"fresh": 0.3}),
)

KINDS = {
    kind.name: kind
    for kind in (
        INITIATIVE_ORGANISATION,
        CASE_CASE,
        ORGANISATION_INITIATIVE,
        TEXT_TOPIC,
        ADVISOR,
        OFFER_NEED,
        DID_BEFORE,
    )
}
# The kinds that have links to learn from.
FITTED = tuple(kind for kind in KINDS.values() if not kind.like)

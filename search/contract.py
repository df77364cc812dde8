"""What apps, pages and engines may know of each other: plain data, no Django, no engine."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, Self

# How the index calls "not from a register": an empty facet value cannot be ticked.
MEMBER_SOURCE = "leden"
FACET_FIELDS = ("kind", "theme", "organisation", "source")


@dataclass(frozen=True)
class SearchDocument:
    """One thing that can be found, in the words of its own app.

    `key` is "app.model:pk". Ids are opaque here. `source` is empty for what members wrote, else
    the name of a register. `has_source` is False for what nobody wrote, such as an organisation: it
    stays out of the filter on source. `boost` multiplies the score.
    """

    key: str
    kind: str
    url: str
    title: str
    summary: str
    body: str
    updated_at: datetime
    language: str = "nl"
    organisation_id: str = ""
    organisation: str = ""
    organisation_kind: str = ""
    partner_organisation_ids: tuple[str, ...] = ()
    person_ids: tuple[str, ...] = ()
    theme_ids: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    region: str = ""
    year: int | None = None
    source: str = ""
    has_source: bool = True
    audience: str = "public"
    audience_organisation_ids: tuple[str, ...] = ()
    owner_ids: tuple[str, ...] = ()
    go_live_at: datetime | None = None
    expire_at: datetime | None = None
    boost: float = 1.0


class ActorLike(Protocol):
    """What search needs to know of the person asking."""

    @property
    def user_id(self) -> int | None:
        """Give the account, if any."""

    @property
    def organisation_ids(self) -> frozenset[Any]:
        """Give the organisations with a current membership."""

    @property
    def is_member(self) -> bool:
        """Say whether any membership is current."""

    @property
    def is_editor(self) -> bool:
        """Say whether this person curates."""


@dataclass(frozen=True)
class Viewer:
    """The part of the actor that engines filter on."""

    user_id: int | None = None
    organisation_ids: frozenset[int] = frozenset()
    is_member: bool = False
    sees_everything: bool = False

    @classmethod
    def from_actor(cls, actor: ActorLike) -> Self:
        """Read the rights of the current request."""
        return cls(
            user_id=actor.user_id,
            organisation_ids=frozenset(actor.organisation_ids),
            is_member=actor.is_member,
            sees_everything=actor.is_editor,
        )


@dataclass(frozen=True)
class SearchQuery:
    """One question: words, chosen filters and the page wanted."""

    text: str = ""
    kinds: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    page: int = 1
    page_size: int = 20
    sort: str = "relevance"

    def chosen(self, field: str) -> tuple[str, ...]:
        """Give the chosen values of one facet field."""
        values: dict[str, tuple[str, ...]] = {
            "kind": self.kinds,
            "theme": self.themes,
            "organisation": self.organisations,
            "source": self.sources,
        }
        return values[field]


@dataclass(frozen=True)
class Fragment:
    """A stretch of text, marked when it is what somebody looked for."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class Hit:
    """One answer; `snippet` and `marked_title` are safe to show piece by piece."""

    key: str
    kind: str
    score: float
    title: str
    summary: str
    url: str = ""
    marked_title: tuple[Fragment, ...] = ()
    snippet: tuple[Fragment, ...] = ()


@dataclass(frozen=True)
class FacetValue:
    """How many answers a filter would give, as far as this person may see them."""

    value: str
    count: int
    selected: bool = False
    label: str = ""


@dataclass(frozen=True)
class Facet:
    """One question of the filter list."""

    field: str
    values: tuple[FacetValue, ...] = ()

    @property
    def selected(self) -> tuple[FacetValue, ...]:
        """Give the chosen values."""
        return tuple(value for value in self.values if value.selected)


@dataclass(frozen=True)
class Results:
    """The whole answer to a question.

    `engine_down` says that it came from titles in the database, `relaxed` that no page has enough
    of the words asked for.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    facets: tuple[Facet, ...] = ()
    suggestion: str = ""
    engine_down: bool = False
    relaxed: bool = False

    def facet(self, field: str) -> Facet:
        """Give one facet, empty when the engine gave none."""
        return next((facet for facet in self.facets if facet.field == field), Facet(field))

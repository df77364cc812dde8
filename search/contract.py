"""What apps, pages and engines may know of each other: plain data, no Django, no engine."""

from dataclasses import dataclass
from datetime import datetime

# How the index calls "not from a register": an empty facet value cannot be ticked.
MEMBER_SOURCE = "leden"
# What an engine counts beside the hits, in the order of the page.
FACET_FIELDS = (
    "kind",
    "theme",
    "organisation",
    "organisation_kind",
    "region",
    "year",
    "language",
    "format",
    "source",
)


@dataclass(frozen=True)
class SearchDocument:
    """One thing that can be found, in the words of its own app.

    `key` is "app.model:pk". Ids are opaque here. `source` is empty for what members wrote, else
    the name of a register. `has_source` is False for what nobody wrote, such as an organisation: it
    stays out of the filter on source. `headings` are the headings of the text that say what it is
    about, `attachments` the text of files that go along, `formats` how something was done or held.
    `reuses` counts who applied it. `boost` multiplies the score; it stays close to 1, so that it
    decides between equals and never beats what fits better.
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
    headings: str = ""
    attachments: str = ""
    formats: tuple[str, ...] = ()
    reuses: int = 0
    year: int | None = None
    source: str = ""
    has_source: bool = True
    audience: str = "public"
    audience_organisation_ids: tuple[str, ...] = ()
    owner_ids: tuple[str, ...] = ()
    go_live_at: datetime | None = None
    expire_at: datetime | None = None
    boost: float = 1.0


@dataclass(frozen=True)
class SearchQuery:
    """One question: words, chosen filters and the page wanted.

    `literal` asks for exactly what was typed, without corrected spelling, `strict` only for pages
    with enough of the words, however few.
    """

    text: str = ""
    kinds: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    organisation_kinds: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    page: int = 1
    page_size: int = 20
    sort: str = "relevance"
    literal: bool = False
    strict: bool = False

    def chosen(self, field: str) -> tuple[str, ...]:
        """Give the chosen values of one facet field."""
        values: tuple[str, ...] = getattr(self, CHOSEN_IN[field])
        return values

    @property
    def is_filtered(self) -> bool:
        """Say whether any filter was chosen."""
        return any(self.chosen(field) for field in FACET_FIELDS)

    @property
    def is_plain(self) -> bool:
        """Say whether this is how a question starts: the first page, in the usual order."""
        return self.page == 1 and self.sort == "relevance" and not self.is_filtered


# Where a question keeps the chosen values of a facet.
CHOSEN_IN = {field: f"{field}s" for field in FACET_FIELDS}
SORTS = ("relevance", "newest", "reused")


@dataclass(frozen=True)
class Fragment:
    """A stretch of text, marked when it is what somebody looked for."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class Hit:
    """One answer; `snippet` and `marked_title` are safe to show piece by piece.

    `matched` holds the words of a synonym that it was found by, when none of the words typed is in
    it. `pinned` says that editors put it on top. `similar` are near-copies, folded away, as their
    `sketch` tells.
    """

    key: str
    kind: str
    score: float
    title: str
    summary: str
    url: str = ""
    marked_title: tuple[Fragment, ...] = ()
    snippet: tuple[Fragment, ...] = ()
    matched: tuple[str, ...] = ()
    pinned: bool = False
    similar: tuple["Hit", ...] = ()
    sketch: tuple[int, ...] = ()


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

    `engine_down` says that it came from titles in the database. `relaxed` says that pages with only
    some of the words came along, because just `complete` have enough of them. `searched_for` are the
    corrected words that were asked instead of the typed ones, `suggestion` words that may be meant.
    `reusable` says that sorting by re-use means something.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    facets: tuple[Facet, ...] = ()
    suggestion: str = ""
    searched_for: str = ""
    engine_down: bool = False
    relaxed: bool = False
    complete: int = 0
    reusable: bool = False

    def facet(self, field: str) -> Facet:
        """Give one facet, empty when the engine gave none."""
        return next((facet for facet in self.facets if facet.field == field), Facet(field))

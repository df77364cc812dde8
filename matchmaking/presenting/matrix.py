"""Which organisation does what with which theme, for editors; a fixed number of queries."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from alliantie.visibility import Actor
from matchmaking.choices import DEEDS, LinkRole
from matchmaking.facts.sheet import ORGANISATION, THEME
from matchmaking.models import NetworkLink
from matchmaking.policies.gaps import unmet
from organisations.choices import OrganisationKind, Region
from organisations.models import Organisation
from search.gate import visible_keys
from themes.models import Theme

from .wishes import OFFERS, wishes_of

PAGE_SIZE, MOST_IN_FILE, MOST_GAPS = 25, 2_000, 50
WORDS: dict[str, Callable[[], str]] = {
    "own": lambda: _("deelt"),
    "partner": lambda: _("deed mee"),
    "applied": lambda: _("paste toe"),
    "offers": lambda: _("biedt"),
    "knows": lambda: _("weet ervan"),
    "asks": lambda: _("vraagt"),
}
Cells = Mapping[tuple[str, str], set[str]]


@dataclass(frozen=True)
class Row:
    """One organisation, and what it does with each theme, in words."""

    organisation: Organisation
    cells: Sequence[str]


@dataclass(frozen=True)
class Matrix:
    """One page of the matrix, and the gaps of everything."""

    themes: Sequence[Theme]
    rows: Sequence[Row]
    page: Page[Any]
    untouched: Sequence[Theme]
    unmet: Sequence[str]


def chosen(actor: Actor, region: str, kind: str) -> Any:
    """Select the organisations that do anything, of a region and a kind."""
    busy = NetworkLink.objects.filter(role__in=DEEDS).values_list("one", flat=True).distinct()
    pks = {key.partition(":")[2] for key in busy}
    pks |= {key.partition(":")[2] for key, _theme, _what in wishes_of(None)}
    rows = Organisation.objects.visible_to(actor).in_overview().filter(pk__in=pks)
    if region in Region.values:
        rows = rows.filter(region=region)
    return rows.filter(kind=kind) if kind in OrganisationKind.values else rows


def matrix(actor: Actor, *, region: str, kind: str, number: str) -> Matrix:
    """Give one page of the matrix."""
    themes = list(Theme.objects.all())
    page = Paginator(chosen(actor, region, kind), PAGE_SIZE).get_page(number)
    rows = list(page.object_list)
    cells = _cells(actor, rows)
    return Matrix(
        themes=themes,
        rows=[Row(one, [_words(cells, one, theme) for theme in themes]) for one in rows],
        page=page,
        untouched=_untouched(themes),
        unmet=_unmet(actor, themes)[:MOST_GAPS],
    )


def matrix_lines(actor: Actor, *, region: str, kind: str) -> Iterator[list[str]]:
    """Give the matrix as lines of a spreadsheet: one for each theme an organisation has to do with."""
    yield ["Organisatie", "Soort", "Waar", "Thema", "Wat"]
    rows, themes = list(chosen(actor, region, kind)[:MOST_IN_FILE]), list(Theme.objects.all())
    cells = _cells(actor, rows)
    for one in rows:
        told = [(theme.label, _words(cells, one, theme)) for theme in themes]
        start = [one.name, one.get_kind_display(), one.get_region_display()]
        yield from ([*start, label, words] for label, words in told if words)


def _cells(actor: Actor, organisations: Collection[Organisation]) -> Cells:
    keys = [f"{ORGANISATION}:{one.pk}" for one in organisations]
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    deeds = list(NetworkLink.objects.filter(one__in=keys, role__in=DEEDS))
    seen = visible_keys(actor, sorted({deed.other for deed in deeds}))
    about: dict[str, list[str]] = defaultdict(list)
    for link in NetworkLink.objects.filter(one__in=seen, role=LinkRole.ABOUT):
        about[link.one].append(link.other)
    for deed in deeds:
        for theme in about.get(deed.other, ()):
            found[deed.one, theme].add(deed.role)
    for organisation, theme, what in wishes_of([one.pk for one in organisations]):
        found[organisation, theme].add(what)
    return found


def _words(cells: Cells, organisation: Organisation, theme: Theme) -> str:
    roles = cells.get((f"{ORGANISATION}:{organisation.pk}", f"{THEME}:{theme.pk}"), ())
    return ", ".join(say() for role, say in WORDS.items() if role in roles)


def _untouched(themes: Sequence[Theme]) -> list[Theme]:
    """Give the themes nobody works on; it says nothing of anybody."""
    works = NetworkLink.objects.filter(role=LinkRole.WORKS_ON).values_list("other", flat=True)
    worked_on = set(works.distinct())
    return [theme for theme in themes if f"{THEME}:{theme.pk}" not in worked_on]


def _unmet(actor: Actor, themes: Sequence[Theme]) -> list[str]:
    """Say who asks for what nobody near offers."""
    wishes = list(wishes_of(None))
    pks = {key.partition(":")[2] for key, _theme, _what in wishes}
    found = Organisation.objects.visible_to(actor).filter(pk__in=pks)
    by_key = {f"{ORGANISATION}:{one.pk}": one for one in found}
    labels = {f"{THEME}:{theme.pk}": theme.label for theme in themes}
    gaps = unmet(
        [(one, theme) for one, theme, what in wishes if what == "asks" and one in by_key],
        [(one, theme) for one, theme, what in wishes if what in OFFERS],
        {key: one.region for key, one in by_key.items()},
    )
    return [
        _gap(by_key[gap.organisation], labels[gap.theme], elsewhere=gap.elsewhere) for gap in gaps
    ]


def _gap(organisation: Organisation, theme: str, *, elsewhere: bool) -> str:
    words = {"name": organisation.name, "theme": theme}
    if elsewhere:
        return _("%(name)s zoekt hulp bij %(theme)s. Alleen verder weg biedt iemand dat.") % words
    return _("%(name)s zoekt hulp bij %(theme)s. Niemand biedt dat.") % words

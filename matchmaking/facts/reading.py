"""Read the site in one go, and what changed of it afterwards."""

import gc
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import replace

from cases.choices import Phase
from cases.models import CasePage
from matchmaking.scoring.card import Card
from matchmaking.scoring.subject import subject_of
from matchmaking.scoring.vocabulary import together
from organisations.models import Organisation
from search.contract import SearchDocument

from . import links, people
from .documents import documents, documents_of
from .sheet import ORGANISATION, sheet_of
from .site import CONTENT, KINDS, NATIONAL, Site
from .wishes import wishes

# So many initiatives, the newest, say what an organisation does.
MOST_DEEDS = 40
# Who says to be about more themes than this is believed in none: its initiatives show what it does.
MOST_DECLARED = 5
# Longer texts say nothing new; the words of their beginning tell what they are about.
LONGEST_TEXT = 6_000
# After so many things what was made to read them is thrown away.
CLEARED_AFTER = 4_000


def read_site() -> Site:
    """Read everything; one pass over what search may describe."""
    site = Site(sides=_sides())
    with _clearing_seldom():
        for number, document in enumerate(documents(KINDS), start=1):
            _note(site, document)
            if number % CLEARED_AFTER == 0:
                gc.collect()
    site.vocabulary.settle(site.cards.values())
    tie(site)
    describe(site, site.of_kind("organisation"))
    return site


@contextmanager
def _clearing_seldom() -> Iterator[None]:
    """Keep Python from looking for garbage all the time among what was read and stays."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read_changes(site: Site, keys: Collection[str]) -> set[str]:
    """Take over what these say now; give the organisations that are described anew."""
    before = _tied_to(site, keys)
    was = [site.sheets[key].kind for key in keys if key in site.sheets]
    for key in keys:
        site.drop(key)
    site.sides = _sides()
    for document in documents_of(keys):
        if document.kind in KINDS:
            _note(site, document)
    now = [site.sheets[key].kind for key in keys if key in site.sheets]
    if {*was, *now} <= set(CONTENT):
        _tie_content(site, set(keys))
    else:
        tie(site)
    touched = before | _tied_to(site, keys) | set(keys)
    organisations = {key for key in touched if key in site.declared}
    describe(site, organisations)
    return organisations


def _sides() -> dict[str, str]:
    rows = Organisation.objects.values_list("pk", "side")
    return {f"{ORGANISATION}:{pk}": side for pk, side in rows}


def _tied_to(site: Site, keys: Iterable[str]) -> set[str]:
    return {tie.organisation for key in keys for tie in site.done_by.get(key, ())}


def _note(site: Site, document: SearchDocument) -> None:
    sheet = sheet_of(document)
    if sheet.kind == "organisation" and len(sheet.topics) > MOST_DECLARED:
        sheet = replace(sheet, topics=frozenset())
    subject = subject_of(
        sheet.key,
        document.title,
        f"{document.summary}\n{document.body[:LONGEST_TEXT]}",
        language=document.language,
        topics=sheet.topics,
        place="" if sheet.region in NATIONAL else sheet.region,
        sort=sheet.sort,
        updated=sheet.updated,
    )
    site.put(sheet, subject)


def tie(site: Site) -> None:
    """Find out who did what, who stands behind it, and what one can join."""
    content = [site.sheets[key] for key in site.of_kind(*CONTENT)]
    applied = list(links.applied())
    site.tie([*links.links_of(content), *applied])
    site.applied = {one.initiative for one in applied}
    looking = CasePage.objects.filter(phase=Phase.LOOKING).values_list("pk", flat=True)
    site.joinable = frozenset(f"{links.CASE}:{pk}" for pk in looking)
    _read_people(site)


def _tie_content(site: Site, keys: AbstractSet[str]) -> None:
    """Find out the same after a change of content, without going through all there is.

    Whether something was applied may hang on the case of who applied it: of that all is read anew.
    """
    applied = list(links.applied())
    now = {one.initiative for one in applied}
    touched = {*keys, *site.applied, *now}
    content = [site.sheets[key] for key in touched if key in site.sheets]
    site.tie_anew(touched, [*links.links_of(content), *applied])
    site.applied = now
    looking = CasePage.objects.filter(phase=Phase.LOOKING, pk__in=links.cases_among(keys))
    pks = looking.values_list("pk", flat=True)
    site.joinable = site.joinable - keys | {f"{links.CASE}:{pk}" for pk in pks}
    _read_people(site)


def _read_people(site: Site) -> None:
    everybody = site.of_kind("person")
    site.note_deeds(people.deeds(everybody))
    site.wishes = list(wishes(everybody))
    known: dict[str, set[str]] = {key: set() for key in everybody}
    for wish in site.wishes:
        if wish.about == wish.person and not wish.is_need:
            known[wish.person].add(wish.theme)
    site.known = {key: frozenset(themes) for key, themes in known.items()}
    for key, themes in site.known.items():
        site.cards[key] = replace(site.cards[key], topics=themes)


def describe(site: Site, organisations: Iterable[str]) -> None:
    """Describe organisations by their own words and by what they did lately."""
    for key in sorted(organisations):
        site.cards[key] = _as_it_acts(site, key)


def _as_it_acts(site: Site, key: str) -> Card:
    own = site.declared[key]
    acts = [site.cards[tie.initiative] for tie in site.did.get(key, [])[:MOST_DEEDS]]
    shown = own.topics.union(*(act.topics for act in acts))
    described = together(own, acts, shown)
    return replace(described, updated=acts[0].updated if acts else own.updated)

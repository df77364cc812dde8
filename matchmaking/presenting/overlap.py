"""What two organisations or two themes share, with reasons; a fixed number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from alliantie.visibility import Actor
from matchmaking.choices import DEEDS, LinkRole, MatchKind
from matchmaking.models import Match, NetworkLink
from organisations.models import Organisation
from search.gate import Named, visible_names
from search.registry import key_of
from themes.models import Theme

from .reasons import told
from .saying import Reason

MOST = 50
BRING_TOGETHER = "introductions_by_hand"


class CannotCompareError(Exception):
    """What was asked cannot be laid side by side; the sentence says why."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


@dataclass(frozen=True)
class Shared:
    """One thing that both have to do with, and how."""

    title: str
    url: str
    why: str


@dataclass(frozen=True)
class Alike:
    """Something of the other that resembles the work of the one, with reasons."""

    title: str
    url: str
    reasons: Sequence[Reason]


@dataclass(frozen=True)
class Overlap:
    """Two things side by side; `bring_url` is where editors bring people together, once it is there."""

    one: Any
    other: Any
    shared: Sequence[Shared]
    alike: Sequence[Alike]
    bring_url: str


def names_to_choose() -> list[str]:
    """Give the names an editor can compare: themes, and organisations that do something."""
    busy = NetworkLink.objects.filter(role=LinkRole.WORKS_ON).values_list("one", flat=True)
    pks = {key.partition(":")[2] for key in busy.distinct()}
    named = Organisation.objects.in_overview().filter(pk__in=pks)
    return [
        *Theme.objects.values_list("label", flat=True),
        *named.values_list("name", flat=True),
    ]


def overlap(actor: Actor, one: str, other: str) -> Overlap:
    """Lay two themes or two organisations side by side."""
    left, right = _found(actor, one), _found(actor, other)
    if type(left) is not type(right):
        raise CannotCompareError(_("Kies twee thema's of twee organisaties."))
    if left == right:
        raise CannotCompareError(_("Kies er twee die niet dezelfde zijn."))
    are_themes = isinstance(left, Theme)
    return Overlap(
        one=left,
        other=right,
        shared=_shared(actor, left, right),
        alike=[] if are_themes else _alike(actor, key_of(left), key_of(right)),
        bring_url=_bring_url(),
    )


def _found(actor: Actor, name: str) -> Theme | Organisation:
    wanted = name.strip()
    rows = Organisation.objects.visible_to(actor).filter(name__iexact=wanted)
    found = Theme.objects.filter(label__iexact=wanted).first() or rows.first()
    if found is None:
        raise CannotCompareError(
            _("“%(name)s” kennen we niet. Kies een naam uit de lijst.") % {"name": wanted}
        )
    return found


def _shared(actor: Actor, one: Any, other: Any) -> list[Shared]:
    """Find what is tied to both; two queries."""
    keys = (key_of(one), key_of(other))
    roles = [*DEEDS, LinkRole.ABOUT, LinkRole.WORKS_ON]
    ties: dict[str, dict[str, NetworkLink]] = {key: {} for key in keys}
    for link in NetworkLink.objects.touching(keys).filter(role__in=roles):
        end, far = (link.one, link.other) if link.one in keys else (link.other, link.one)
        ties[end].setdefault(far, link)
    both = sorted(ties[keys[0]].keys() & ties[keys[1]].keys())
    found = [(key, ties[keys[0]][key], ties[keys[1]][key]) for key in both]
    asked = {about for _key, *links in found for about in (link.about for link in links) if about}
    names = visible_names(actor, sorted({*both, *asked}))
    said = (_said(names, *line, (str(one), str(other))) for line in found if line[0] in names)
    return [line for line in said if line is not None][:MOST]


def _said(
    names: dict[str, Named], key: str, one: NetworkLink, other: NetworkLink, who: tuple[str, str]
) -> Shared | None:
    """Say by what both have to do with it; nothing when that may not be told."""
    works = [link for link in (one, other) if link.role == LinkRole.WORKS_ON]
    if any(link.about not in names for link in works):
        return None
    parts = [
        f"{name}: {names[link.about].title}"
        if link in works
        else f"{name}: {link.get_role_display()}"
        for name, link in zip(who, (one, other), strict=True)
    ]
    return Shared(names[key].title, names[key].url, "; ".join(parts))


def _alike(actor: Actor, one: str, other: str) -> list[Alike]:
    """Give initiatives of either that resemble the work of the other, with their reasons."""
    kind = MatchKind.ORGANISATION_INITIATIVE
    rows: Iterable[Match] = Match.objects.filter(kind=kind, source__in=(one, other))
    crossing = [row for row in rows if row.owner in {one, other} - {row.source}]
    reasons = told(crossing, actor)
    names = visible_names(actor, [row.target for row in crossing])
    return [
        Alike(names[row.target].title, names[row.target].url, reasons[row.pk])
        for row in crossing
        if row.pk in reasons and row.target in names
    ][:MOST]


def _bring_url() -> str:
    try:
        return reverse(BRING_TOGETHER)
    except NoReverseMatch:
        return ""

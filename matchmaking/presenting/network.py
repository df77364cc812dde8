"""The network as somebody may see it now; a fixed number of queries, whatever there is."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from alliantie.visibility import Actor
from cases.models import Reuse
from matchmaking.choices import DEEDS, LinkRole
from matchmaking.facts.links import CASE
from matchmaking.facts.sheet import ORGANISATION, THEME
from matchmaking.models import Drawing, NetworkLink
from matchmaking.policies.network import Tie
from organisations.models import Organisation
from search.gate import Named, visible_names
from search.registry import key_of
from themes.models import Theme

# Around one thing: so many of a kind fit in a picture that can be read.
MOST_AROUND, MOST_BESIDE, MOST_THEMES = 16, 14, 8
# Of what many work on, so many are looked at.
LOOKED_AT = 400
MOST_IN_FILE = 20_000
AT_ONCE = 5_000
PREFIXES = {"organisatie": Organisation, "thema": Theme}


class NothingThereError(Exception):
    """What was asked for is not there, or not for this reader."""


@dataclass(frozen=True)
class Centre:
    """What the network is looked at from."""

    key: str
    name: str
    url: str
    theme: str = ""


@dataclass(frozen=True)
class Network:
    """Ties that this reader may see, and what everything in them is called."""

    ties: Sequence[Tie]
    names: dict[str, Named]
    drawing: Drawing | None = None
    centre: Centre | None = None

    @property
    def keys(self) -> list[str]:
        """Give what is tied to anything, in order."""
        return sorted({key for tie in self.ties for key in (tie.one, tie.other)})


def centre_of(words: str, actor: Actor) -> Centre:
    """Find what somebody wants to look around ("thema-inspraak"); one query."""
    kind, _dash, slug = words.partition("-")
    model: Any = PREFIXES.get(kind)
    if model is None:
        raise NothingThereError
    rows = model.objects.visible_to(actor) if model is Organisation else model.objects.all()
    found = rows.filter(slug=slug).first()
    if found is None:
        raise NothingThereError
    url = found.get_absolute_url()
    return Centre(key_of(found), str(found), url, slug if model is Theme else "")


def whole(actor: Actor) -> Network:
    """Give the most connected part of everything; four queries."""
    drawing = Drawing.objects.first()
    if drawing is None:
        return Network([], {})
    drawn = {(one, other) for one, other in drawing.lines}
    ties = [
        tie
        for tie in _ties(NetworkLink.objects.among(list(drawing.places)))
        if (tie.one, tie.other) in drawn
    ]
    seen, names = _seen(ties, actor)
    return Network(seen, names, drawing)


def around(centre: Centre, actor: Actor) -> Network:
    """Give what is tied to one organisation or theme, and what that is tied to; five queries."""
    roles = [LinkRole.ABOUT] if centre.key.startswith(THEME) else [*DEEDS]
    direct = NetworkLink.objects.touching([centre.key]).filter(role__in=roles)
    tied = sorted({_far_end(tie, centre.key) for tie in _ties(direct[:LOOKED_AT])})
    beyond = _ties(NetworkLink.objects.touching(tied).filter(role__in=[*DEEDS, LinkRole.ABOUT]))
    seen, names = _seen(beyond, actor)
    return Network(_near(centre, tied, seen), names, centre=centre)


def everything(actor: Actor) -> Network:
    """Give all ties for a file."""
    plain = NetworkLink.objects.filter(role__in=[*DEEDS, LinkRole.ABOUT])[:MOST_IN_FILE]
    seen, names = _seen(_ties(plain), actor)
    return Network(seen, names)


def _ties(rows: Iterable[NetworkLink]) -> list[Tie]:
    return [Tie(row.one, row.other, row.role, row.about, row.weight) for row in rows]


def _far_end(tie: Tie, key: str) -> str:
    return tie.other if tie.one == key else tie.one


def _seen(ties: Sequence[Tie], actor: Actor) -> tuple[list[Tie], dict[str, Named]]:
    """Keep the ties of which this reader may see both ends, and what shows them."""
    keys = {key for tie in ties for key in (tie.one, tie.other, tie.about) if key}
    names: dict[str, Named] = {}
    ordered = sorted(keys)
    for start in range(0, len(ordered), AT_ONCE):
        names |= visible_names(actor, ordered[start : start + AT_ONCE])
    told = names.keys() | _told_reuses(ties, actor)
    kept = [tie for tie in ties if {tie.one, tie.other} <= names.keys()]
    return [tie for tie in kept if not tie.about or tie.about in told], names


def _told_reuses(ties: Iterable[Tie], actor: Actor) -> set[str]:
    prefix = Reuse._meta.label_lower
    pks = {tie.about.partition(":")[2] for tie in ties if tie.role == LinkRole.APPLIED}
    rows = Reuse.objects.shown().visible_to(actor).filter(pk__in=pks).values_list("pk", flat=True)
    return {f"{prefix}:{pk}" for pk in rows}


def _near(centre: Centre, tied: Collection[str], ties: Sequence[Tie]) -> list[Tie]:
    """Keep what fits: what connects most goes first."""
    known = set(tied)
    own = {
        key for tie in ties if centre.key in (tie.one, tie.other) for key in (tie.one, tie.other)
    }
    degree: Counter[str] = Counter()
    for tie in ties:
        degree.update(key for key in (tie.one, tie.other) if key in known & own)
    initiatives = _first(degree, MOST_AROUND)
    kept = [tie for tie in ties if {tie.one, tie.other} & initiatives]
    sides = Counter(key for tie in kept for key in (tie.one, tie.other) if key not in initiatives)
    organisations = Counter({key: n for key, n in sides.items() if key.startswith(ORGANISATION)})
    themes = Counter({key: n for key, n in sides.items() if key.startswith(THEME)})
    shown = initiatives | {centre.key} | _first(organisations, MOST_BESIDE)
    shown |= _first(themes, 0 if centre.theme else MOST_THEMES)
    return [tie for tie in kept if {tie.one, tie.other} <= shown]


def _first(counted: Counter[str], most: int) -> set[str]:
    return set(sorted(counted, key=lambda key: (-counted[key], key))[:most])


def sort_of(key: str) -> str:
    """Say what kind of thing a key is about, in the words of the screen."""
    if key.startswith(f"{THEME}:"):
        return _("thema")
    if key.startswith(f"{ORGANISATION}:"):
        return _("organisatie")
    return _("praktijkvoorbeeld") if key.startswith(f"{CASE}:") else _("bijeenkomst")

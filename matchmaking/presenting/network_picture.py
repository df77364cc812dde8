"""Draw the network: boxes with names and lines between them, for a template that makes SVG of it."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from matchmaking.facts.sheet import ORGANISATION, THEME
from matchmaking.policies.network import Tie, in_order
from search.gate import Named

from .network import Network, sort_of

WIDTH, MARGIN = 1164, 8
LINE, PADDING = 17, 10
LETTERS_A_PIXEL = 1 / 7.4
# The whole: boxes on the places the layout gave them.
BOX, STEP_X, STEP_Y = 160, 180, 84
# Around one thing: organisations, initiatives and themes in three columns.
COLUMN_X, COLUMN_WIDTH, ROW = (MARGIN, 380, 856), (290, 394, 300), 62
MOST_LINES = 2
# A long word may come a little nearer to the edge.
SPARE = 2


@dataclass(frozen=True)
class Box:
    """One thing in the picture; `lines` are pairs of a height and words."""

    key: str
    kind: str
    sort: str
    name: str
    url: str
    x: float
    y: float
    width: float
    height: float
    lines: Sequence[tuple[float, str]]
    is_centre: bool = False

    @property
    def middle(self) -> float:
        """Give the height at which lines arrive."""
        return self.y + self.height / 2

    @property
    def centre_x(self) -> float:
        """Give the middle of the words."""
        return self.x + self.width / 2

    @property
    def corner(self) -> int:
        """Tell kinds apart by shape, not by colour alone."""
        return {"organisation": 8, "theme": 20}.get(self.kind, 0)


@dataclass(frozen=True)
class Stroke:
    """One line."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: str


@dataclass(frozen=True)
class Picture:
    """What the template draws."""

    width: int
    height: int
    boxes: Sequence[Box]
    strokes: Sequence[Stroke]


def picture(network: Network) -> Picture:
    """Draw a network; nothing is asked of the database."""
    boxes = _in_columns(network) if network.centre else _on_places(network)
    strokes = [_stroke(boxes, tie, in_columns=network.centre is not None) for tie in network.ties]
    height = max((box.y + box.height for box in boxes.values()), default=0) + MARGIN
    return Picture(WIDTH, round(height), list(boxes.values()), list(dict.fromkeys(strokes)))


def _on_places(network: Network) -> dict[str, Box]:
    places = network.drawing.places if network.drawing else {}
    found = {}
    for key in sorted(network.keys, key=lambda one: (places[one][1], places[one][0])):
        x, y = places[key]
        found[key] = _box(network, key, MARGIN + x * STEP_X, MARGIN + y * STEP_Y, BOX)
    return found


def _in_columns(network: Network) -> dict[str, Box]:
    columns = _columns(network.keys, network.ties)
    tallest = max((len(keys) for keys in columns), default=0)
    found = {}
    for keys, x, width in zip(columns, COLUMN_X, COLUMN_WIDTH, strict=True):
        step = ROW * tallest / max(len(keys), 1)
        for number, key in enumerate(keys):
            y = MARGIN + step * number + (step - ROW) / 2
            found[key] = _box(network, key, x, y, width)
    return found


def _columns(keys: Sequence[str], ties: Sequence[Tie]) -> tuple[list[str], list[str], list[str]]:
    organisations = [key for key in keys if _kind(key) == "organisation"]
    themes = [key for key in keys if _kind(key) == "theme"]
    initiatives = [key for key in keys if _kind(key) == "initiative"]
    initiatives = in_order(initiatives, organisations, ties)
    return (
        in_order(organisations, initiatives, ties),
        initiatives,
        in_order(themes, initiatives, ties),
    )


def _kind(key: str) -> str:
    prefix = key.partition(":")[0]
    return {ORGANISATION: "organisation", THEME: "theme"}.get(prefix, "initiative")


def _box(network: Network, key: str, x: float, y: float, width: float) -> Box:
    named = network.names[key]
    words = _wrapped(named.title, int((width - 2 * PADDING) * LETTERS_A_PIXEL))
    height = 2 * PADDING + LINE * len(words)
    y += (ROW - 8 - height) / 2
    return Box(
        key=key,
        kind=_kind(key),
        sort=sort_of(key),
        name=named.title,
        url=_url(key, named, network),
        x=round(x, 1),
        y=round(y, 1),
        width=width,
        height=height,
        lines=[(round(y + PADDING + LINE * (n + 0.8), 1), one) for n, one in enumerate(words)],
        is_centre=network.centre is not None and network.centre.key == key,
    )


def _wrapped(title: str, letters: int) -> list[str]:
    lines = textwrap.wrap(
        title, letters, max_lines=MOST_LINES, placeholder="…", break_long_words=False
    )
    return [Truncator(line).chars(letters + SPARE) for line in lines or [title]]


def _url(key: str, named: Named, network: Network) -> str:
    """Lead on: an organisation or theme shows what is around it, the one in the middle its own page."""
    word = {"organisation": "organisatie", "theme": "thema"}.get(_kind(key))
    if word is None or (network.centre and network.centre.key == key):
        return named.url
    return f"{reverse('matchmaking:network')}?rond={word}-{slug_in(named.url)}"


def slug_in(url: str) -> str:
    """Give the last part of an address."""
    return url.rstrip("/").rpartition("/")[2]


def _stroke(boxes: Mapping[str, Box], tie: Tie, *, in_columns: bool) -> Stroke:
    one, other = boxes[tie.one], boxes[tie.other]
    if not in_columns:
        return Stroke(one.centre_x, one.middle, other.centre_x, other.middle, tie.role)
    left, right = sorted((one, other), key=lambda box: box.x)
    return Stroke(left.x + left.width, left.middle, right.x, right.middle, tie.role)


def table_lines(network: Network) -> list[tuple[str, str, str, str, str]]:
    """Give the same in rows: from (name, address), how, to (name, address)."""
    found = []
    for tie in network.ties:
        one, other = network.names[tie.one], network.names[tie.other]
        how = LABELS[tie.role]()
        found.append((one.title, one.url, how, other.title, other.url))
    return sorted(found)


LABELS = {
    "own": lambda: _("deelt"),
    "partner": lambda: _("deed mee aan"),
    "applied": lambda: _("paste toe"),
    "about": lambda: _("gaat over"),
    "works_on": lambda: _("werkt aan"),
}

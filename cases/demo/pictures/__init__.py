"""Lead pictures for the demo: drawn by us, the same every time, in the colours of the themes."""

from collections.abc import Callable
from io import BytesIO
from random import Random

from . import people, places, things
from .canvas import Canvas, Palette, colour

Scene = Callable[[Canvas, Palette, Random], None]

# The six tones of docs/design.md: surface, strong, ink, pop.
TONES = {
    1: ("#cfeedd", "#2c9e64", "#0b4a3c", "#ffcf33"),
    2: ("#ffe9a3", "#f7b90b", "#4a3800", "#f4573a"),
    3: ("#ffdbd1", "#f4573a", "#701c0d", "#ffcf33"),
    4: ("#d0eaf7", "#3393c9", "#0d4058", "#ffcf33"),
    5: ("#e9dcf2", "#8f5bb5", "#47215f", "#f4573a"),
    6: ("#c9efea", "#14a097", "#064944", "#f4573a"),
}

SCENES: dict[str, tuple[Scene, str]] = {
    "archive": (things.archive, "Tekening van een archiefkast met één lade open."),
    "ballot": (people.ballot, "Tekening van een stembus, een stembiljet en een potlood."),
    "blocks": (things.blocks, "Tekening van gestapelde blokken die samen een gebouw vormen."),
    "calendar": (people.calendar, "Tekening van een kalender met één dag gemarkeerd."),
    "chart": (things.chart, "Tekening van staven met een lijn die zijn eigen weg gaat."),
    "coins": (things.coins, "Tekening van stapels munten onder een waslijn met knijpers."),
    "harbour": (places.harbour, "Tekening van loodsen aan een kade met een rij stoelen ervoor."),
    "island": (places.island, "Tekening van een eiland met huizen, heuvels en golven."),
    "layers": (places.layers, "Tekening van glooiende velden met bomen."),
    "map": (places.map_sheet, "Tekening van een landkaart met een rivier, een weg en spelden."),
    "nodes": (people.nodes, "Tekening van cirkels die met lijnen verbonden zijn."),
    "paper": (things.paper, "Tekening van een waaier papieren met weggelakte regels."),
    "shelves": (things.shelves, "Tekening van planken vol mappen en boeken."),
    "speech": (people.speech, "Tekening van drie tekstballonnen die elkaar raken."),
    "water": (places.water, "Tekening van golven met een peilschaal en een lage zon."),
    "windows": (people.windows, "Tekening van een gevel waar mensen voor het raam staan."),
}


def palette_of(tone: int, second: int) -> Palette:
    """Put the colours of a theme and of its neighbour together."""
    surface, strong, ink, pop = (colour(value) for value in TONES[tone])
    return Palette(surface, strong, ink, pop, second=colour(TONES[second][1]))


def alt_text(scene: str) -> str:
    """Say what is drawn, for who does not see it."""
    return SCENES[scene][1]


def draw(scene: str, *, tone: int, second: int, seed: str) -> bytes:
    """Draw a picture of 1600 by 900 and give it as WebP; the same arguments give the same bytes."""
    palette = palette_of(tone, second)
    canvas = Canvas(palette.surface)
    SCENES[scene][0](canvas, palette, Random(seed))
    file = BytesIO()
    canvas.picture().save(file, "WEBP", quality=86, method=2)
    return file.getvalue()

"""A flat drawing surface in the colours of the house style, drawn twice as large and then halved."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1600, 900
SCALE = 2
WHITE = (255, 255, 255)

Colour = tuple[int, int, int]
Point = tuple[float, float]


def colour(value: str) -> Colour:
    """Read a hexadecimal colour of docs/design.md."""
    return (int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16))


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Give the colour between two; a share of 0 is the first, 1 the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return (red, green, blue)


@dataclass(frozen=True)
class Palette:
    """The colours of one picture: a tone of the house style and a second one beside it."""

    surface: Colour
    strong: Colour
    ink: Colour
    pop: Colour
    second: Colour

    @property
    def middle(self) -> Colour:
        """Give the step between surface and strong."""
        return mix(self.surface, self.strong, 0.45)

    @property
    def deep(self) -> Colour:
        """Give the step between strong and ink."""
        return mix(self.strong, self.ink, 0.5)

    @property
    def steps(self) -> list[Colour]:
        """List the colours of a set of things that stand side by side."""
        return [self.strong, self.second, self.pop, self.ink, WHITE, self.middle, self.deep]


class Canvas:
    """Shapes by their place in a picture of 1600 by 900."""

    def __init__(self, background: Colour) -> None:
        self._image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), background)
        self._draw = ImageDraw.Draw(self._image)

    def picture(self) -> Image.Image:
        """Give the finished picture at its real size."""
        return self._image.reduce(SCALE)

    def polygon(self, points: Sequence[Point], fill: Colour) -> None:
        """Fill a shape with straight sides."""
        self._draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=fill)

    def box(self, x: float, y: float, width: float, height: float, fill: Colour) -> None:
        """Fill an upright rectangle."""
        self.polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], fill)

    def open_box(self, box: tuple[float, float, float, float], radius: float, fill: Colour) -> None:
        """Fill a rectangle with the house form: one round corner, top right."""
        x, y, width, height = box
        self._draw.rounded_rectangle(
            [x * SCALE, y * SCALE, (x + width) * SCALE, (y + height) * SCALE],
            radius * SCALE,
            fill=fill,
            corners=(False, True, False, False),
        )

    def round_box(
        self, box: tuple[float, float, float, float], radius: float, fill: Colour
    ) -> None:
        """Fill a rectangle with four round corners."""
        x, y, width, height = box
        self._draw.rounded_rectangle(
            [x * SCALE, y * SCALE, (x + width) * SCALE, (y + height) * SCALE],
            radius * SCALE,
            fill=fill,
        )

    def ellipse(self, x: float, y: float, across: float, down: float, fill: Colour) -> None:
        """Fill an ellipse around a point, by half its width and half its height."""
        self._draw.ellipse(
            [(x - across) * SCALE, (y - down) * SCALE, (x + across) * SCALE, (y + down) * SCALE],
            fill=fill,
        )

    def disc(self, x: float, y: float, radius: float, fill: Colour) -> None:
        """Fill a circle."""
        self.ellipse(x, y, radius, radius, fill)

    def slice(
        self, x: float, y: float, radius: float, turn: tuple[float, float], fill: Colour
    ) -> None:
        """Fill a part of a circle between two angles, clockwise from the right."""
        edges = [(x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE]
        self._draw.pieslice([*edges, (y + radius) * SCALE], turn[0], turn[1], fill=fill)

    def line(self, points: Sequence[Point], width: float, fill: Colour) -> None:
        """Draw a line with round joints and ends."""
        spots = [(x * SCALE, y * SCALE) for x, y in points]
        self._draw.line(spots, fill=fill, width=round(width * SCALE), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, fill)

    def wave(self, top: float, swing: float, length: float, shift: float, fill: Colour) -> None:
        """Fill everything under a wavy line."""
        edge = [
            (float(x), top + swing * math.sin((x + shift) / length * math.tau))
            for x in range(-10, WIDTH + 11, 10)
        ]
        self.polygon([*edge, (WIDTH, HEIGHT), (0, HEIGHT)], fill)


class Sheet:
    """A rectangle lying askew, with places measured from its own top left corner."""

    def __init__(
        self, canvas: Canvas, middle: Point, size: tuple[float, float], turn: float
    ) -> None:
        self._canvas, self._middle, self._size = canvas, middle, size
        self._cos, self._sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))

    def place(self, x: float, y: float) -> Point:
        """Give where a point of the sheet lies in the picture."""
        dx, dy = x - self._size[0] / 2, y - self._size[1] / 2
        return (
            self._middle[0] + dx * self._cos - dy * self._sin,
            self._middle[1] + dx * self._sin + dy * self._cos,
        )

    def box(self, x: float, y: float, width: float, height: float, fill: Colour) -> None:
        """Fill a rectangle on the sheet."""
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        self._canvas.polygon([self.place(*corner) for corner in corners], fill)

    def paper(self, fill: Colour, shadow: Colour) -> None:
        """Fill the whole sheet, with a hard shadow under it."""
        width, height = self._size
        self.box(14, 16, width, height, shadow)
        self.box(0, 0, width, height, fill)

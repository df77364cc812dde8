"""Scenes outdoors: water, land, an island, a quay, a map."""

from itertools import pairwise
from random import Random

from .canvas import HEIGHT, WHITE, WIDTH, Canvas, Palette, Point, mix


def water(canvas: Canvas, palette: Palette, dice: Random) -> None:
    """Draw a gauge in layered water under a low sun."""
    canvas.disc(dice.randint(900, 1300), 330, dice.randint(170, 230), palette.pop)
    for index in range(5):
        fill = mix(palette.middle, palette.ink, index / 4)
        length = dice.randint(420, 780)
        canvas.wave(330 + index * 125, 34 - index * 3, length, dice.randint(0, 600), fill)
        if index == 2:
            _gauge(canvas, palette, dice.randint(300, 620))


def _gauge(canvas: Canvas, palette: Palette, x: int) -> None:
    canvas.box(x, 110, 96, 700, WHITE)
    for index in range(11):
        width = 66 if index % 2 else 40
        canvas.box(x, 140 + index * 62, width, 30, palette.ink)
    canvas.box(x, 110, 96, 16, palette.second)


def island(canvas: Canvas, palette: Palette, dice: Random) -> None:
    """Draw a hilly island with houses, and waves before it."""
    canvas.disc(dice.randint(250, 520), 250, dice.randint(110, 150), palette.pop)
    middle = dice.randint(820, 980)
    canvas.slice(middle, 640, 430, (180, 360), palette.deep)
    canvas.slice(middle + 300, 640, 270, (180, 360), palette.strong)
    canvas.slice(middle - 340, 640, 190, (180, 360), palette.second)
    for index in range(6):
        x = middle - 260 + index * 92 + dice.randint(-14, 14)
        _house(canvas, (x, 600 - dice.randint(0, 60)), 62, (WHITE, palette.pop))
    for index in range(4):
        fill = mix(palette.surface, palette.strong, 0.35 + index * 0.2)
        canvas.wave(640 + index * 75, 16, 230 + index * 60, dice.randint(0, 300), fill)


def _house(
    canvas: Canvas, place: Point, width: float, fills: tuple[tuple[int, int, int], ...]
) -> None:
    x, y = place
    canvas.box(x, y, width, width * 0.9, fills[0])
    canvas.polygon([(x - 10, y), (x + width / 2, y - width * 0.6), (x + width + 10, y)], fills[1])


def layers(canvas: Canvas, palette: Palette, dice: Random) -> None:
    """Draw rolling fields with trees on the ridges."""
    canvas.disc(dice.randint(1050, 1350), 250, dice.randint(120, 170), palette.pop)
    fills = [palette.middle, palette.second, palette.strong, palette.deep, palette.ink]
    for index, fill in enumerate(fills):
        top, length, shift = 380 + index * 112, dice.randint(900, 1500), dice.randint(0, 1500)
        for _ in range(0 if index > 3 else 4):
            _tree(canvas, palette, (dice.randint(60, WIDTH - 60), top - 10), 34 + index * 12)
        canvas.wave(top, 58, length, shift, fill)


def _tree(canvas: Canvas, palette: Palette, foot: Point, size: float) -> None:
    x, y = foot
    canvas.box(x - 5, y - size * 2, 10, size * 3, palette.ink)
    canvas.disc(x, y - size * 2, size, palette.deep)
    canvas.slice(x, y - size * 2, size, (270, 450), palette.ink)


def harbour(canvas: Canvas, palette: Palette, dice: Random) -> None:
    """Draw a row of warehouses on a quay, with chairs before them."""
    canvas.disc(dice.randint(120, 420), 210, 120, palette.pop)
    fills = [palette.strong, palette.second, palette.deep, WHITE, palette.middle]
    dice.shuffle(fills)
    x = 90
    for fill in fills:
        width, top = dice.randint(240, 310), dice.randint(300, 400)
        _warehouse(canvas, palette, (x, top, width, 700 - top), fill)
        x += width + 6
    canvas.box(0, 690, WIDTH, HEIGHT - 690, palette.ink)
    for index in range(9):
        _chair(canvas, palette, 180 + index * 140 + dice.randint(-30, 30), 690)
    for index in range(3):
        fill = mix(palette.ink, palette.strong, 0.2 + index * 0.25)
        canvas.wave(770 + index * 50, 10, 180 + index * 50, dice.randint(0, 200), fill)


def _warehouse(
    canvas: Canvas,
    palette: Palette,
    box: tuple[float, float, float, float],
    fill: tuple[int, int, int],
) -> None:
    x, y, width, height = box
    canvas.polygon([(x, y), (x + width / 2, y - 130), (x + width, y)], fill)
    canvas.box(x, y, width, height, fill)
    dark = palette.surface if fill == palette.deep else palette.ink
    canvas.disc(x + width / 2, y - 20, 26, dark)
    for column in range(3):
        left = x + width * (0.14 + column * 0.27)
        canvas.open_box((left, y + 60, width * 0.18, 80), 20, dark)
    canvas.slice(x + width / 2, y + height, width * 0.26, (180, 360), dark)


def _chair(canvas: Canvas, palette: Palette, x: float, floor: float) -> None:
    canvas.line([(x, floor - 92), (x, floor)], 10, palette.pop)
    canvas.line([(x, floor - 44), (x + 46, floor - 44), (x + 46, floor)], 10, palette.pop)


def map_sheet(canvas: Canvas, palette: Palette, dice: Random) -> None:
    """Draw parcels of land seen from above, a river, roads and pins."""
    fills = [palette.middle, WHITE, palette.surface, mix(palette.surface, palette.second, 0.5)]
    for column in range(6):
        for row in range(4):
            x, y = column * 290 - 60 + row * 36, row * 246 - 40
            width, height = 272, 228
            slant = 34
            corners = [(x, y), (x + width, y + 14), (x + width + slant, y + height + 14)]
            canvas.polygon([*corners, (x + slant, y + height)], dice.choice(fills))
    start = dice.randint(150, 520)
    river: list[Point] = [(start + row * 130 + (row % 2) * 150, row * 165.0) for row in range(7)]
    canvas.line(_smooth(river), 92, palette.second)
    canvas.line([(0, dice.randint(560, 700)), (WIDTH, dice.randint(160, 320))], 26, palette.ink)
    for _ in range(4):
        place = (dice.randint(160, WIDTH - 160), dice.randint(240, HEIGHT - 120))
        _pin(canvas, palette, place, dice.randint(44, 66))


def _smooth(points: list[Point]) -> list[Point]:
    for _ in range(4):
        cut: list[Point] = [points[0]]
        for (ax, ay), (bx, by) in pairwise(points):
            cut += [(ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25)]
            cut += [(ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75)]
        points = [*cut, points[-1]]
    return points


def _pin(canvas: Canvas, palette: Palette, tip: Point, size: float) -> None:
    x, y = tip
    canvas.polygon(
        [(x - size * 0.92, y - size * 1.7), (x + size * 0.92, y - size * 1.7), tip], palette.pop
    )
    canvas.disc(x, y - size * 2, size, palette.pop)
    canvas.disc(x, y - size * 2, size * 0.42, palette.ink)

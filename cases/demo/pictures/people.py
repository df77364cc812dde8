"""Scenes of people together: windows, talk, a vote, a calendar."""

import math
from random import Random

from .canvas import HEIGHT, WHITE, WIDTH, Canvas, Colour, Palette, Point, Sheet


def windows(canvas: Canvas, palette: Palette, dice: Random) -> None:
    """Draw a front with windows, some lit, some with somebody behind them."""
    canvas.open_box((165, 70, 1270, HEIGHT), 240, palette.deep)
    for column in range(5):
        for row in range(3):
            lit = dice.random()
            fill = palette.pop if lit > 0.72 else WHITE if lit > 0.4 else palette.middle
            _window(canvas, palette, (224 + column * 238, 150 + row * 250), fill, dice)


def _window(canvas: Canvas, palette: Palette, corner: Point, fill: Colour, dice: Random) -> None:
    x, y = corner
    canvas.open_box((x, y, 200, 206), 60, fill)
    if fill == WHITE or (fill == palette.pop and dice.random() > 0.4):
        body = dice.choice([palette.ink, palette.strong, palette.second])
        head = palette.ink if body != palette.ink else palette.strong
        middle = x + dice.randint(80, 120)
        canvas.slice(middle, y + 206, 74, (180, 360), body)
        canvas.disc(middle, y + 104, 40, head)
    canvas.box(x - 14, y + 206, 228, 14, palette.ink)


def speech(canvas: Canvas, palette: Palette, dice: Random) -> None:
    """Draw speech bubbles of different sizes that overlap."""
    canvas.slice(WIDTH, 0, 520, (90, 180), palette.middle)
    places = [(150, 110, 640, 360), (760, 210, 620, 340), (330, 450, 560, 300)]
    fills = [palette.strong, WHITE, palette.ink]
    dice.shuffle(fills)
    for index, (x, y, width, height) in enumerate(places):
        box = (x + dice.randint(-50, 50), y + dice.randint(-20, 20), width, height)
        _bubble(canvas, palette, box, fills[index], to_left=index % 2 == 0)
    canvas.disc(dice.randint(1120, 1300), 690, 92, palette.pop)


def _bubble(
    canvas: Canvas,
    palette: Palette,
    box: tuple[float, float, float, float],
    fill: Colour,
    *,
    to_left: bool,
) -> None:
    x, y, width, height = box
    foot = x + 70 if to_left else x + width - 170
    tip = foot - 10 if to_left else foot + 110
    canvas.polygon(
        [(foot, y + height - 4), (foot + 100, y + height - 4), (tip, y + height + 90)], fill
    )
    canvas.open_box(box, 110, fill)
    words = palette.surface if fill == palette.ink else palette.ink
    accent = palette.second if fill == WHITE else palette.pop
    for index, share in enumerate((0.62, 0.74, 0.4)):
        top = y + height * (0.26 + index * 0.2)
        colour = accent if index == 2 else words
        canvas.round_box((x + 64, top, width * share, 26), 13, colour)


def ballot(canvas: Canvas, palette: Palette, dice: Random) -> None:
    """Draw a voting paper going into a box, and a red pencil."""
    canvas.disc(420, 420, 330, palette.middle)
    sheet = Sheet(canvas, (820, 330), (470, 560), dice.uniform(-9, 9))
    sheet.paper(WHITE, palette.deep)
    for column in range(3):
        sheet.box(40 + column * 140, 40, 110, 28, palette.ink)
        for row in range(6):
            _choice(canvas, palette, sheet.place(62 + column * 140, 112 + row * 62), chosen=False)
            sheet.box(90 + column * 140, 104 + row * 62, 56, 12, palette.middle)
    _choice(canvas, palette, sheet.place(62 + 140 * dice.randint(0, 2), 174), chosen=True)
    canvas.open_box((470, 500, 700, 420), 120, palette.ink)
    canvas.round_box((560, 540, 420, 24), 12, palette.surface)
    canvas.open_box((560, 640, 180, 180), 60, palette.strong)
    _pencil(canvas, palette, (1330, 250), dice.uniform(60, 75))


def _choice(canvas: Canvas, palette: Palette, place: Point, *, chosen: bool) -> None:
    canvas.disc(*place, 19, palette.ink)
    canvas.disc(*place, 15, palette.pop if chosen else WHITE)


def _pencil(canvas: Canvas, palette: Palette, place: Point, turn: float) -> None:
    pencil = Sheet(canvas, place, (470, 60), turn)
    pencil.box(0, 0, 400, 60, palette.pop)
    pencil.box(0, 22, 400, 16, palette.strong)
    canvas.polygon([pencil.place(400, 0), pencil.place(400, 60), pencil.place(490, 30)], WHITE)
    canvas.polygon(
        [pencil.place(460, 20), pencil.place(460, 40), pencil.place(490, 30)], palette.ink
    )
    pencil.box(-40, 0, 44, 60, palette.ink)


def calendar(canvas: Canvas, palette: Palette, dice: Random) -> None:
    """Draw weeks as tiles of quarter circles."""
    canvas.open_box((170, 90, 1260, 820), 200, WHITE)
    canvas.open_box((170, 90, 1260, 130), 200, palette.ink)
    for ring in range(4):
        canvas.round_box((330 + ring * 290, 50, 34, 100), 17, palette.pop)
    fills = [palette.surface, palette.surface, palette.middle, palette.strong, palette.second]
    for column in range(7):
        for row in range(4):
            x, y = 216 + column * 169, 260 + row * 152
            fill = dice.choice(fills)
            canvas.open_box((x, y, 150, 132), 44, fill)
            if fill == palette.strong:
                canvas.slice(x, y + 132, 96, (270, 360), palette.pop)
    chosen = (216 + 169 * dice.randint(1, 5), 412)
    canvas.disc(chosen[0] + 75, chosen[1] + 66, 84, palette.pop)
    canvas.disc(chosen[0] + 75, chosen[1] + 66, 52, palette.ink)


def nodes(canvas: Canvas, palette: Palette, dice: Random) -> None:
    """Draw circles of different sizes joined by lines, as parts of one rule."""
    canvas.disc(800, 450, 410, palette.middle)
    spots: list[Point] = [(800.0, 450.0)]
    for ring, (count, radius) in enumerate(((6, 250), (11, 410))):
        for index in range(count):
            angle = math.tau * (index + dice.uniform(-0.22, 0.22)) / count + ring
            spots.append(
                (800 + radius * 1.5 * math.cos(angle), 450 + radius * 0.86 * math.sin(angle))
            )
    for index, spot in enumerate(spots[1:], start=1):
        near = spots[0] if index <= 6 else min(spots[1:7], key=lambda other: math.dist(other, spot))
        canvas.line([near, spot], 9, palette.ink)
    for index, spot in enumerate(spots):
        size = 130 if index == 0 else dice.randint(52, 78) if index <= 6 else dice.randint(26, 44)
        fill = palette.ink if index == 0 else dice.choice(palette.steps[:5])
        canvas.disc(*spot, size, fill)
    canvas.slice(800, 450, 84, (270, 540), palette.pop)
    canvas.disc(800, 450, 40, palette.ink)

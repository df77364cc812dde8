"""Still lifes: paper, drawers, shelves, coins, bars, blocks."""

from random import Random

from .canvas import HEIGHT, WHITE, WIDTH, Canvas, Colour, Palette, Point, Sheet, mix


def paper(canvas: Canvas, palette: Palette, dice: Random) -> None:
    """Draw a fan of sheets, with lines and some words blacked out."""
    canvas.slice(0, HEIGHT, 560, (270, 360), palette.middle)
    fills = [palette.second, palette.strong, WHITE, WHITE]
    for index, fill in enumerate(fills):
        place = (560 + index * 180, 430 + index * 26)
        sheet = Sheet(canvas, place, (500, 660), -16 + index * 9 + dice.uniform(-3, 3))
        sheet.paper(fill, palette.deep)
        if fill == WHITE:
            _lines(sheet, palette, dice)
    canvas.disc(dice.randint(1330, 1430), 690, 96, palette.pop)


def _lines(sheet: Sheet, palette: Palette, dice: Random) -> None:
    sheet.box(56, 60, 240, 34, palette.ink)
    for row in range(9):
        y, length = 140 + row * 52, dice.randint(250, 388)
        sheet.box(56, y, length, 14, palette.middle)
        if row % 3 == 1:
            start = dice.randint(70, 180)
            sheet.box(56 + start, y - 9, dice.randint(90, 200), 32, palette.ink)
        if row == 6:
            sheet.box(56, y - 9, 150, 32, palette.pop)


def archive(canvas: Canvas, palette: Palette, dice: Random) -> None:
    """Draw a cabinet with drawers, one of them open and full."""
    canvas.box(0, 800, WIDTH, 100, palette.middle)
    opened = (dice.randint(0, 3), dice.randint(1, 2))
    canvas.open_box((180, 60, 1240, 760), 150, palette.ink)
    for column in range(4):
        for row in range(3):
            box = (222 + column * 294, 110 + row * 232, 270, 206)
            if (column, row) != opened:
                fill = palette.strong if (column + row) % 3 else palette.second
                _drawer(canvas, palette, box, fill)
    x, y = 222 + opened[0] * 294, 110 + opened[1] * 232
    for index in range(7):
        height = dice.randint(110, 190)
        fill = palette.pop if index == 3 else mix(WHITE, palette.surface, (index % 2) * 0.9)
        canvas.open_box((x + 4 + index * 37, y + 60 - height / 2, 42, height), 14, fill)
    _drawer(canvas, palette, (x - 26, y + 70, 322, 220), palette.deep)


def _drawer(
    canvas: Canvas, palette: Palette, box: tuple[float, float, float, float], fill: Colour
) -> None:
    x, y, width, height = box
    canvas.box(x, y, width, height, fill)
    canvas.box(x + width * 0.28, y + height * 0.2, width * 0.44, height * 0.26, WHITE)
    canvas.box(x + width * 0.34, y + height * 0.3, width * 0.26, 10, palette.ink)
    canvas.slice(x + width / 2, y + height * 0.62, width * 0.13, (0, 180), palette.pop)


def shelves(canvas: Canvas, palette: Palette, dice: Random) -> None:
    """Draw three shelves of folders and books, some of them leaning."""
    for row in range(3):
        floor = 300 + row * 280
        x = 110.0
        while x < 1400:
            x = _folder(canvas, palette, (x, floor), dice)
        canvas.box(60, floor, 1480, 26, palette.ink)
    canvas.disc(dice.randint(1330, 1420), 300 - 84, 84, palette.pop)


def _folder(canvas: Canvas, palette: Palette, place: Point, dice: Random) -> float:
    x, floor = place
    width, height = dice.randint(34, 78), dice.randint(150, 226)
    fill = dice.choice(palette.steps)
    if dice.random() > 0.9:
        canvas.polygon(
            [(x, floor), (x + width, floor), (x + width + 70, floor - 200), (x + 70, floor - 206)],
            fill,
        )
        return x + width + 84
    canvas.open_box((x, floor - height, width, height), 18, fill)
    label = palette.surface if fill in (palette.ink, palette.deep) else palette.ink
    canvas.box(x + width * 0.25, floor - height + 36, width * 0.5, 44, label)
    return x + width + dice.choice([4, 4, 4, 60])


def coins(canvas: Canvas, palette: Palette, dice: Random) -> None:
    """Draw stacks of coins of different heights, as shares of a budget."""
    canvas.disc(WIDTH / 2, 900, 640, palette.middle)
    fills = [palette.pop, palette.strong, WHITE, palette.second, palette.deep]
    dice.shuffle(fills)
    for index, fill in enumerate(fills):
        _stack(canvas, palette, (270 + index * 265, 770), fill, dice.randint(2, 9))
    canvas.line([(120, 170), (1480, 130)], 8, palette.ink)
    for index in range(8):
        x = 230 + index * 160 + dice.randint(-20, 20)
        canvas.round_box((x, 128, 26, 96), 10, palette.pop if index % 3 else palette.strong)


def _stack(canvas: Canvas, palette: Palette, foot: Point, fill: Colour, count: int) -> None:
    x, y = foot
    for index in range(count):
        level = y - index * 52
        canvas.ellipse(x, level, 116, 44, palette.ink)
        canvas.box(x - 116, level - 34, 232, 34, palette.ink)
        canvas.ellipse(x, level - 10, 116, 44, fill)
        canvas.box(x - 116, level - 40, 232, 30, fill)
        canvas.ellipse(x, level - 40, 116, 44, mix(fill, WHITE, 0.35))
    top = y - (count - 1) * 52 - 40
    canvas.ellipse(x, top, 70, 25, fill)


def chart(canvas: Canvas, palette: Palette, dice: Random) -> None:
    """Draw bars of different heights and a line that goes its own way."""
    canvas.open_box((180, 80, 1240, 740), 180, WHITE)
    heights = [dice.randint(120, 520) for _ in range(8)]
    for index, height in enumerate(heights):
        fill = (palette.strong, palette.second, palette.middle)[index % 3]
        canvas.open_box((246 + index * 140, 740 - height, 100, height), 44, fill)
    points: list[Point] = [(296 + index * 140.0, dice.randint(190, 560)) for index in range(8)]
    canvas.line(points, 12, palette.ink)
    for point in points:
        canvas.disc(*point, 24, palette.ink)
    canvas.disc(*points[dice.randint(2, 6)], 46, palette.pop)
    canvas.box(220, 740, 1160, 12, palette.ink)


def blocks(canvas: Canvas, palette: Palette, dice: Random) -> None:
    """Draw blocks stacked to a building that others can add to."""
    canvas.slice(0, 0, 480, (0, 90), palette.middle)
    heights = [[dice.randint(1, 3) for _ in range(4)] for _ in range(4)]
    heights[dice.randint(0, 3)][dice.randint(0, 3)] = 4
    tops = [palette.deep, palette.pop, palette.second, WHITE]
    for row in range(4):
        for column in range(4):
            for level in range(heights[row][column]):
                spot = (800 + (column - row) * 150, 420 + (column + row) * 75 - level * 110)
                last = level == heights[row][column] - 1
                top = tops[(row + column * 2) % 4] if last else palette.middle
                _block(canvas, palette, spot, top)


def _block(canvas: Canvas, palette: Palette, spot: Point, top: Colour) -> None:
    x, y = spot
    left = [(x - 150, y), (x, y + 75), (x, y + 185), (x - 150, y + 110)]
    right = [(x + 150, y), (x, y + 75), (x, y + 185), (x + 150, y + 110)]
    canvas.polygon(left, palette.strong)
    canvas.polygon(right, palette.ink)
    canvas.polygon([(x, y - 75), (x + 150, y), (x, y + 75), (x - 150, y)], top)

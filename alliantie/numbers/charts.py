"""Bars drawn on the server: every bar has its words and its number beside it, so colour tells nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from .reading import Figure

WIDTH = 340
ROW = 40
WORDS, BAR = 15, 21  # how far under the top of its row
THINNEST = 2


@dataclass(frozen=True)
class Bar:
    """One bar with its words; without a width when there is nothing to draw."""

    label: str
    text: str
    words_y: int
    bar_y: int
    width: int | None


@dataclass(frozen=True)
class Chart:
    """A drawing and what it says in a sentence."""

    key: str
    title: str
    bars: Sequence[Bar]
    width: int
    height: int

    @property
    def said(self) -> str:
        """Say the same in words, for who does not see it."""
        return ". ".join(f"{bar.label}: {bar.text}" for bar in self.bars) + "."


def bars(key: str, title: str, figures: Sequence[tuple[str, Figure]]) -> Chart:
    """Draw a bar for each figure, the longest as wide as the drawing."""
    most = max([figure.number or 0 for _label, figure in figures], default=0) or 1
    drawn = [
        Bar(label, figure.text, ROW * row + WORDS, ROW * row + BAR, _width(figure, most))
        for row, (label, figure) in enumerate(figures)
    ]
    return Chart(key, title, drawn, WIDTH, ROW * len(drawn))


def _width(figure: Figure, most: int) -> int | None:
    if not figure.number:
        return None
    return max(WIDTH * figure.number // most, THINNEST)

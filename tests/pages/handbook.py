"""The pictures of the handbooks: what is asked for, what is there, and what the handbooks show."""

import re
import tomllib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

HANDBOOK = Path(__file__).resolve().parents[2] / "docs" / "handbook"
FOLDER = HANDBOOK / "pictures"
SHOWN = re.compile(r"!\[(?P<told>[^]]*)\]\((?P<address>[^)]+)\)")
WIDTH, HIGHEST = 1280, 900  # px
QUALITY = 70


@dataclass(frozen=True)
class Picture:
    """One screen that a handbook shows."""

    name: str
    who: str
    url: str
    follow: str = ""
    part: str = "main"

    @property
    def file(self) -> Path:
        """Say where it lies."""
        return FOLDER / f"{self.name}.webp"

    def open(self, page: Page) -> None:
        """Go to the screen as a person does."""
        page.goto(self.url)
        if self.follow:
            page.locator(self.follow).first.click()
            page.wait_for_load_state()

    def take(self, page: Page) -> bytes:
        """Give what is seen of it, no higher than a screen, as WebP."""
        box = page.locator(self.part).first.bounding_box()
        assert box, f"{self.name}: {self.part} is not there"
        area = {**box, "height": min(box["height"], HIGHEST - box["y"])}
        file = BytesIO()
        Image.open(BytesIO(page.screenshot(clip=area))).save(file, "WEBP", quality=QUALITY)
        return file.getvalue()


def pictures() -> list[Picture]:
    """Read which pictures are asked for."""
    asked = tomllib.loads((HANDBOOK / "pictures.toml").read_text(encoding="utf-8"))
    return [Picture(name, **entry) for name, entry in asked.items()]


def shown() -> dict[str, str]:
    """Give the address of each picture in the handbooks, with what is told about it."""
    found = {}
    for file in sorted(HANDBOOK.glob("*.md")):
        for match in SHOWN.finditer(file.read_text(encoding="utf-8")):
            found[match["address"]] = match["told"]
    return found

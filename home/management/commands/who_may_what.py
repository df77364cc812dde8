"""Write who may what into the handbook, as the rules say it now."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from alliantie.settings.env import BASE_DIR
from home.presenting.who_may_what import markdown

HANDBOOK = BASE_DIR / "docs" / "handbook" / "beheer.md"
BEGIN, END = "<!-- wie mag wat: begin -->\n", "<!-- wie mag wat: eind -->\n"


def written(handbook: Path = HANDBOOK) -> str:
    """Give what the handbook says now."""
    return handbook.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]


class Command(BaseCommand):
    """Put the tables between the two marks of the handbook."""

    help = "Write the tables of who may what into docs/handbook/beheer.md."

    def handle(self, **options: Any) -> None:
        """Replace what stands between the marks."""
        text = HANDBOOK.read_text(encoding="utf-8")
        before, _begin, rest = text.partition(BEGIN)
        after = rest.partition(END)[2]
        HANDBOOK.write_text(f"{before}{BEGIN}{markdown()}{END}{after}", encoding="utf-8")
        self.stdout.write(f"Written: {HANDBOOK}")

"""How to cite a use case."""

import re
from dataclasses import dataclass
from datetime import date
from string import Template

from django.utils.formats import date_format
from django.utils.translation import gettext as _

SITE_NAME = "Alliantie Open Overheid"
BIBTEX_SPECIAL = re.compile(r"([#$%&_{}~^\\])")
BIBTEX = Template("""@misc{$key,
  author       = {{$author}},
  title        = {$title},
  year         = {$year},
  howpublished = {$site},
  url          = {$url},
  urldate      = {$seen}
}""")


@dataclass(frozen=True)
class Citation:
    """One source, in a sentence and for reference managers."""

    author: str
    title: str
    slug: str
    year: int | None
    url: str
    seen_on: date

    @property
    def sentence(self) -> str:
        """Give the source as APA writes it in Dutch."""
        words = {
            "author": self.author.rstrip("."),
            "year": self.year or _("z.d."),
            "title": self.title.rstrip("."),
            "site": SITE_NAME,
            "seen": date_format(self.seen_on, "j F Y"),
            "url": self.url,
        }
        return (
            _(
                "%(author)s. (%(year)s). %(title)s [praktijkvoorbeeld]. %(site)s."
                " Geraadpleegd op %(seen)s, van %(url)s"
            )
            % words
        )

    @property
    def bibtex(self) -> str:
        """Give the source for LaTeX and reference managers."""
        return BIBTEX.substitute(
            key=self.slug,
            author=_in_bibtex(self.author),
            title=_in_bibtex(self.title),
            year=self.year or "",
            site=SITE_NAME,
            url=self.url,
            seen=self.seen_on.isoformat(),
        )


def _in_bibtex(words: str) -> str:
    return BIBTEX_SPECIAL.sub(r"\\\1", words)

"""What the cards in templates/components/ need to know, so that every app feeds them alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

from wagtail.images.models import SourceImageIOError

if TYPE_CHECKING:
    from .models import Picture

TONES = 6
PATTERNS = 6


@dataclass(frozen=True, kw_only=True)
class Link:
    """A word that leads somewhere: breadcrumb, menu, button."""

    label: str
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class CardPicture:
    """A picture in one size; width and height keep the page from jumping."""

    url: str
    alt: str = ""
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, kw_only=True)
class Chip:
    """A theme or subject as a small coloured label; tone 1-6."""

    label: str
    url: str = ""
    tone: int = 1


@dataclass(frozen=True, kw_only=True)
class CaseCard:
    """One use case in a list; without a picture the card draws one from tone and pattern (1-6)."""

    url: str
    title: str
    summary: str = ""
    organisation: str = ""
    picture: CardPicture | None = None
    tone: int = 1
    pattern: int = 1
    themes: Sequence[Chip] = ()
    from_register: bool = False
    language: str = "nl"
    unconfirmed: str = ""  # since when nobody confirmed it, once readers are told


@dataclass(frozen=True, kw_only=True)
class OrganisationCard:
    """One organisation in a list."""

    url: str
    name: str
    kind: str = ""
    place: str = ""
    case_count: int | None = None
    logo: CardPicture | None = None
    initials: str = ""
    tone: int = 1


@dataclass(frozen=True, kw_only=True)
class AmbassadorCard:
    """One ambassador in a list; `freedom` says in words whether and when there is room for a request."""

    url: str
    name: str
    function: str = ""
    organisation: str = ""
    region: str = ""
    picture: CardPicture | None = None
    themes: Sequence[Chip] = ()
    freedom: str = ""
    is_free: bool = True


@dataclass(frozen=True, kw_only=True)
class ThemeCard:
    """One theme in a list."""

    url: str
    label: str
    definition: str = ""
    case_count: int | None = None
    tone: int = 1
    pattern: int = 1


def tone_of(value: object) -> int:
    """Give a colour (1-6): the one a theme chose ("theme-3"), else the same for the same thing."""
    words = str(value)
    if words[:-1] == "theme-" and words[-1].isdigit():
        return int(words[-1])
    return crc32(words.encode()) % TONES + 1


def pattern_of(value: object) -> int:
    """Give the same drawing (1-6) to the same thing every time."""
    return crc32(f"pattern {value}".encode()) % PATTERNS + 1


def picture_card(picture: "Picture | None", spec: str) -> CardPicture | None:
    """Give one size of a picture; a picture whose file is gone counts as none."""
    if picture is None:
        return None
    try:
        size = picture.get_rendition(spec)
    except SourceImageIOError:
        return None
    return CardPicture(url=size.url, alt=size.alt, width=size.width, height=size.height)

"""The page of the network, and its file."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from alliantie.cards import Link
from alliantie.spreadsheets import as_csv
from themes.models import Theme

from .network import Network, sort_of
from .network_picture import LABELS, Picture, picture, slug_in, table_lines


@dataclass(frozen=True)
class NetworkPage:
    """Picture and table of the same; `chosen` is the address of the theme in the middle."""

    heading: str
    own_url: str
    picture: Picture
    headers: Sequence[str]
    rows: Sequence[Sequence[str]]
    themes: Sequence[tuple[str, str]]
    chosen: str
    file_url: str
    trail: Sequence[Link]


def network_page(network: Network) -> NetworkPage:
    """Describe the page; one query, for the themes to choose from."""
    centre = network.centre
    place = reverse("matchmaking:network")
    themes = [(f"thema-{theme.slug}", theme.label) for theme in Theme.objects.all()]
    trail = [
        Link(label=_("Organisaties"), url=reverse("organisations:overview")),
        Link(label=_("Netwerk"), url=place if centre else ""),
    ]
    heading = _("Netwerk rond %(name)s") % {"name": centre.name} if centre else _("Netwerk")
    chosen = centre_words(network)
    return NetworkPage(
        heading=heading,
        own_url=centre.url if centre else "",
        picture=picture(network),
        headers=[_("Wie of wat"), _("Hoe"), _("Met")],
        rows=[_row(*line) for line in table_lines(network)],
        themes=themes,
        chosen=chosen,
        file_url=reverse("matchmaking:network_csv")
        + (f"?{urlencode({'rond': chosen})}" if chosen else ""),
        trail=[*trail, *([Link(label=centre.name)] if centre else [])],
    )


def centre_words(network: Network) -> str:
    """Give how the middle is written in an address."""
    if network.centre is None:
        return ""
    word = "thema" if network.centre.theme else "organisatie"
    return f"{word}-{slug_in(network.centre.url)}"


def _row(one: str, one_url: str, how: str, other: str, other_url: str) -> list[str]:
    link = '<a class="nl-link" href="{}">{}</a>'
    return [format_html(link, one_url, one), how, format_html(link, other_url, other)]


def network_file(network: Network) -> str:
    """Write it as a spreadsheet that runs nothing."""
    lines = [["Wie of wat", "Soort", "Hoe", "Met", "Soort", "Adres", "Adres van de ander"]]
    for tie in network.ties:
        one, other = network.names[tie.one], network.names[tie.other]
        ends = [one.title, sort_of(tie.one), LABELS[tie.role](), other.title, sort_of(tie.other)]
        lines.append([*ends, one.url, other.url])
    return as_csv(lines)

"""The podcast: what can be heard of meetings that everybody may see, as podcast players read it."""

from datetime import UTC
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.utils.feedgenerator import Enclosure, Rss201rev2Feed
from django.utils.translation import gettext as _

from alliantie.visibility import VISITOR
from events.models import Material, Recording

MOST = 100
SUMMARY = 600
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"


class PodcastFeed(Rss201rev2Feed):
    """RSS 2.0 with what podcast players ask besides."""

    def rss_attributes(self) -> dict[str, str]:
        """Name the words of podcast players."""
        return {**super().rss_attributes(), "xmlns:itunes": ITUNES}

    def add_root_elements(self, handler: Any) -> None:
        """Say who makes it, and that anybody may hear it."""
        super().add_root_elements(handler)
        handler.addQuickElement("itunes:author", self.feed["title"])
        handler.addQuickElement("itunes:explicit", "false")
        handler.addQuickElement("itunes:category", "", {"text": "Government"})

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Say so of each episode."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("itunes:explicit", "false")
        handler.addQuickElement("itunes:episodeType", "full")


def podcast_text() -> str:
    """Write the episodes every visitor may hear; one query."""
    made = PodcastFeed(
        title=_("Podcast open overheid"),
        link=_full("/bijeenkomsten/"),
        description=_("Wat er op bijeenkomsten van de Alliantie Open Overheid gezegd werd."),
        language="nl",
        feed_url=_full("/bijeenkomsten/podcast.xml"),
    )
    rows = Material.objects.visible_to(VISITOR).episodes().select_related("event", "recording")
    for row in rows[:MOST]:
        if row.recording is not None:
            _add(made, row, row.recording)
    return str(made.writeString("utf-8"))


def _add(made: PodcastFeed, row: Material, heard: Recording) -> None:
    made.add_item(
        title=row.title,
        link=_full(f"/bijeenkomsten/{row.event.slug}/"),
        description=heard.transcript[:SUMMARY],
        unique_id=f"opname-{row.pk}",
        unique_id_is_permalink=False,
        pubdate=heard.published_at.astimezone(UTC) if heard.published_at else None,
        enclosures=[Enclosure(_full(heard.url), str(heard.size), heard.media_type)],
    )


def _full(path: str) -> str:
    return urljoin(settings.SITE_URL, path)

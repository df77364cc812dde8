"""What news hangs on organisations and themes when those are merged."""

from django.utils.translation import gettext_lazy as _

from alliantie.merging.registry import Relation, relate

SHOWN_WITH_BOTH = _("Het staat ook bij de organisatie die blijft.")


def connect() -> None:
    """Say what goes along and what stays."""
    relate(
        "organisatie",
        Relation("news.NewsItem.organisation", label=_("Actualiteiten"), stays=SHOWN_WITH_BOTH),
        Relation(
            "news.RoundLine.organisation", label=_("Regels in de maandronde"), stays=SHOWN_WITH_BOTH
        ),
    )
    relate("thema", Relation("news.NewsItem_themes.theme", label=_("Actualiteiten"), swept=True))

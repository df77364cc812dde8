"""What news hangs on organisations, themes and accounts when those are merged."""

from django.utils.translation import gettext_lazy as _

from accounts.services.merging import KIND as ACCOUNT
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
    relate(
        ACCOUNT,
        Relation("news.NewsItem.author", label=_("Actualiteiten"), swept=True),
        Relation(
            "news.RoundLine.author",
            label=_("Regels in de maandronde"),
            swept=True,
            clash_stays=True,
        ),
        Relation("news.RoundInvitation.user", swept=True, clash_stays=True),
    )
    relate("thema", Relation("news.NewsItem_themes.theme", label=_("Actualiteiten"), swept=True))

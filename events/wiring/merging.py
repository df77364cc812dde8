"""What of meetings hangs on organisations, themes, tags and use cases when they are merged."""

from django.utils.translation import gettext_lazy as _

from alliantie.merging.registry import Relation, relate

MEETINGS = _("Bijeenkomsten")


def connect() -> None:
    """Say what goes along and what stays."""
    relate(
        "organisatie",
        Relation("events.EventPage.organisation", label=MEETINGS, page="pk"),
        Relation(
            "events.CoHost.organisation", label=_("Bijeenkomsten mee georganiseerd"), whole=True
        ),
        Relation("events.Turn.organisation", label=_("Beurten in een reeks"), whole=True),
        Relation(
            "events.ActionItem.organisation", label=_("Acties na een bijeenkomst"), swept=True
        ),
        Relation(
            "events.Registration.organisation",
            label=_("Aanmeldingen"),
            stays=_("Voor wie iemand kwam, blijft zoals het toen was."),
        ),
    )
    relate(
        "thema",
        Relation("events.EventPage_themes.theme", label=MEETINGS, swept=True, page="eventpage"),
    )
    relate("onderwerp", Relation("events.EventTag.tag", label=MEETINGS, page="content_object"))
    relate(
        "praktijkvoorbeeld",
        Relation("events.EventLink.page", label=_("Bijeenkomsten hierover"), swept=True),
        Relation("events.PollQuestion.source", label=_("Vragen in een peiling"), swept=True),
    )

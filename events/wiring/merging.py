"""What of meetings hangs on organisations, themes, tags, use cases and accounts when they are merged."""

from django.utils.translation import gettext_lazy as _

from accounts.services.merging import KIND as ACCOUNT
from alliantie.merging.registry import Relation, follow, relate
from events.services.merging_accounts import take_over_addresses
from events.services.merging_seats import keep_the_better_place

MEETINGS = _("Bijeenkomsten")
OF_AN_ACCOUNT = (
    Relation("events.Registration.user", label=_("Aanmeldingen"), swept=True, clash_stays=True),
    Relation("events.EventPerson.user", label=_("Rollen bij bijeenkomsten"), swept=True),
    Relation("events.ActionItem.owner", label=_("Acties na een bijeenkomst"), swept=True),
    Relation("events.ReportLine.user", label=_("Verteld in het rondje"), swept=True),
    Relation("events.Series.coordinator", label=_("Reeksen"), swept=True),
    Relation("events.CoHost.answered_by", swept=True),
    Relation("events.HostMail.sender", swept=True),
    Relation("events.Recording.uploaded_by_user", swept=True),
    Relation("events.Turn.answered_by", swept=True),
    Relation("events.Turn.asked_by", swept=True),
    Relation("events.PersonalFeed.user", stays=_("Elk account heeft een eigen agenda-adres.")),
)


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
    relate(ACCOUNT, *OF_AN_ACCOUNT)
    follow(ACCOUNT, keep_the_better_place)
    follow(ACCOUNT, take_over_addresses)
    relate("onderwerp", Relation("events.EventTag.tag", label=MEETINGS, page="content_object"))
    relate(
        "praktijkvoorbeeld",
        Relation("events.EventLink.page", label=_("Bijeenkomsten hierover"), swept=True),
        Relation("events.PollQuestion.source", label=_("Vragen in een peiling"), swept=True),
    )

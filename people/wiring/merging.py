"""What people do for or with organisations, themes and use cases, when those are merged."""

from django.utils.translation import gettext_lazy as _

from alliantie.merging.registry import Relation, follow, relate
from people.services.merging import follow_theme_in_searches

FOLLOWERS = _("Volgers")
OFFERS = _("Vraag en aanbod")
QUESTIONS = _("Vragen")


def connect() -> None:
    """Say what goes along and what stays."""
    relate(
        "organisatie",
        Relation("people.Follow.organisation", label=FOLLOWERS),
        Relation("people.Offer.organisation", label=OFFERS),
        Relation("people.Question.organisation", label=QUESTIONS),
    )
    relate(
        "thema",
        Relation("people.Follow.theme", label=FOLLOWERS, swept=True),
        Relation("people.Offer.theme", label=OFFERS, swept=True),
        Relation("people.Question_themes.theme", label=QUESTIONS, swept=True),
        Relation("people.Expertise.theme", label=_("Mensen die er iets van weten"), swept=True),
        Relation("people.Ambassadorship_themes.theme", label=_("Ambassadeurs"), swept=True),
        Relation("people.Conversation.theme", label=_("Gesprekken"), swept=True),
    )
    relate(
        "praktijkvoorbeeld",
        Relation("people.Follow.page", label=FOLLOWERS, swept=True),
        Relation("people.Answer.page", label=_("Antwoorden die ernaar wijzen"), swept=True),
    )
    follow("thema", follow_theme_in_searches)

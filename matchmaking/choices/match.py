"""What kinds of matches there are, and what may be the reason for one."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MatchKind(TextChoices):
    """What belongs together; the names are those of the weights."""

    ORGANISATION_INITIATIVE = "organisation_initiative", _("Organisatie en initiatief")
    INITIATIVE_ORGANISATION = "initiative_organisation", _("Initiatief en organisatie")
    RELATED = "case_case", _("Lijkt erop")
    ADVISOR = "advisor", _("Weet er iets van")
    OFFER_NEED = "offer_need", _("Aanbod past bij vraag")
    DID_BEFORE = "did_before", _("Deed dit eerder")


FOR_PEOPLE = (MatchKind.OFFER_NEED, MatchKind.DID_BEFORE, MatchKind.ADVISOR)


class ReasonKind(TextChoices):
    """On what fact, known on both sides, a reason rests."""

    TOPIC = "topic", _("allebei hetzelfde onderwerp")
    WORDS = "words", _("gaat over hetzelfde")
    APPLIED = "applied", _("paste het toe")
    NEIGHBOUR = "neighbour", _("een ander die op jullie lijkt deed dit")
    OFFER = "offer", _("biedt wat je zoekt")
    KNOWS = "knows", _("weet hiervan")
    DID = "did", _("deed zoiets")
    PLACE = "place", _("in dezelfde regio")
    SORT = "sort", _("hetzelfde soort organisatie")
    JOINABLE = "joinable", _("zoekt deelnemers")

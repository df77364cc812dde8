"""Words of organisations and memberships."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OrganisationKind(TextChoices):
    """What an organisation is."""

    MUNICIPALITY = "municipality", _("Gemeente")
    PROVINCE = "province", _("Provincie")
    WATER_BOARD = "water_board", _("Waterschap")
    MINISTRY = "ministry", _("Ministerie")
    EXECUTIVE_AGENCY = "executive_agency", _("Uitvoeringsorganisatie")
    JOINT_ARRANGEMENT = "joint_arrangement", _("Gemeenschappelijke regeling")
    SAFETY_REGION = "safety_region", _("Veiligheidsregio")
    ENVIRONMENT_SERVICE = "environment_service", _("Omgevingsdienst")
    OTHER_PUBLIC_BODY = "other_public_body", _("Andere overheidsorganisatie")
    NGO = "ngo", _("Maatschappelijke organisatie")
    ACADEMIA = "academia", _("Universiteit of hogeschool")
    MEDIA = "media", pgettext_lazy("sort of organisation", "Media")
    COMPANY = "company", _("Bedrijf")
    RESIDENTS_INITIATIVE = "residents_initiative", _("Bewonersinitiatief")
    INTERNATIONAL = "international", _("Internationale organisatie")


class SectorSide(TextChoices):
    """On which side of the government line an organisation stands."""

    GOVERNMENT = "government", _("Overheid")
    NON_GOVERNMENT = "non_government", _("Buiten de overheid")
    MIXED = "mixed", _("Gemengd")


class Region(TextChoices):
    """Where something is or happens: province, Caribbean part, national, international."""

    DRENTHE = "drenthe", _("Drenthe")
    FLEVOLAND = "flevoland", _("Flevoland")
    FRYSLAN = "fryslan", _("Fryslân")
    GELDERLAND = "gelderland", _("Gelderland")
    GRONINGEN = "groningen", _("Groningen")
    LIMBURG = "limburg", _("Limburg")
    NOORD_BRABANT = "noord-brabant", _("Noord-Brabant")
    NOORD_HOLLAND = "noord-holland", _("Noord-Holland")
    OVERIJSSEL = "overijssel", _("Overijssel")
    UTRECHT = "utrecht", _("Utrecht")
    ZEELAND = "zeeland", _("Zeeland")
    ZUID_HOLLAND = "zuid-holland", _("Zuid-Holland")
    BONAIRE = "bonaire", _("Bonaire")
    SINT_EUSTATIUS = "sint-eustatius", _("Sint Eustatius")
    SABA = "saba", _("Saba")
    NATIONAL = "national", _("Heel Nederland")
    INTERNATIONAL = "international", _("Internationaal")


class Verification(TextChoices):
    """Whether editors know that an organisation is who it says it is."""

    NONE = "none", _("Niet gevraagd")
    REQUESTED = "requested", _("Gevraagd")
    VERIFIED = "verified", _("Bevestigd")
    REFUSED = "refused", _("Geweigerd")


class Listing(TextChoices):
    """Whether an organisation stands in the public overview."""

    PROPOSED = "proposed", _("Voorgesteld")
    LISTED = "listed", _("In het overzicht")
    HIDDEN = "hidden", _("Niet in het overzicht")


class MembershipRole(TextChoices):
    """What a member may do for the organisation."""

    MEMBER = "member", _("Lid")
    ADMIN = "admin", _("Beheerder")


class MembershipState(TextChoices):
    """The life of a membership."""

    REQUESTED = "requested", _("Aangevraagd")
    ACTIVE = "active", _("Actief")
    ENDED = "ended", _("Beëindigd")
    REFUSED = "refused", _("Geweigerd")


class Sector(TextChoices):
    """Who takes part as themselves."""

    RESIDENT = "resident", _("Inwoner")
    JOURNALIST = "journalist", _("Journalist")
    RESEARCHER = "researcher", _("Onderzoeker")
    STUDENT = "student", _("Student")
    OTHER = "other", _("Anders")


class InvitedBy(TextChoices):
    """In which capacity somebody invites."""

    ADMIN = "admin", _("Beheerder van de organisatie")
    EDITOR = "editor", _("Redactie")


class InvitationState(TextChoices):
    """The life of an invitation; that its link was opened is not kept."""

    OPEN = "open", _("Gevraagd")
    ACCEPTED = "accepted", _("Aangenomen")
    EXPIRED = "expired", _("Verlopen")
    WITHDRAWN = "withdrawn", _("Ingetrokken")


class CoverageGroup(TextChoices):
    """The parts of the country and of society that should all be asked."""

    MUNICIPALITY = "municipality", _("Gemeenten")
    PROVINCE = "province", _("Provincies")
    CARIBBEAN = "caribbean", _("Caribisch Nederland")
    CIVIL_SOCIETY = "civil_society", _("Maatschappelijke organisaties")
    OTHER = "other", _("Andere organisaties")

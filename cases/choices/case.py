"""Words of use cases. In square brackets the outside vocabulary a list maps to."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PartnerRole(TextChoices):
    """What a partner organisation did."""

    PARTNER = "partner", _("Partner")
    FUNDER = "funder", _("Financier")
    SUPPLIER = "supplier", _("Leverancier")
    PARTICIPANT_GROUP = "participant_group", _("Groep deelnemers")


class Licence(TextChoices):
    """Under which licence others may use the text."""

    CC_BY = "cc-by-4.0", _("CC BY 4.0: gebruiken mag, met naamsvermelding")
    CC0 = "cc0-1.0", _("CC0: gebruiken mag, zonder voorwaarden")


class Language(TextChoices):
    """The language of the text."""

    DUTCH = "nl", _("Nederlands")
    ENGLISH = "en", _("Engels")
    PAPIAMENTU = "pap", _("Papiaments")
    FRISIAN = "fy", _("Fries")


class Participation(TextChoices):
    """How far people take part [IAP2 spectrum]."""

    INFORM = "inform", _("Informeren")
    CONSULT = "consult", _("Raadplegen")
    INVOLVE = "involve", _("Betrekken")
    COLLABORATE = "collaborate", _("Samenwerken")
    EMPOWER = "empower", _("Zelf laten beslissen")
    NOT_APPLICABLE = "not_applicable", _("Niet van toepassing")


class Method(TextChoices):
    """The kind of method [Participedia method types]."""

    DELIBERATION = "deliberation", _("Samen wegen, zoals een burgerberaad")
    CONSULTATION = "consultation", _("Meningen ophalen")
    BUDGETING = "budgeting", _("Samen begroten")
    COCREATION = "cocreation", _("Samen ontwerpen")
    MONITORING = "monitoring", _("Samen toezien en meten")
    PUBLICATION = "publication", _("Openbaar maken")
    TOOL = "tool", _("Digitaal hulpmiddel")
    TRAINING = "training", _("Leren en oefenen")


class Scale(TextChoices):
    """How large the area is."""

    ORGANISATION = "organisation", _("Eigen organisatie")
    NEIGHBOURHOOD = "neighbourhood", _("Buurt of wijk")
    MUNICIPALITY = "municipality", _("Gemeente")
    REGION = "region", _("Regio")
    PROVINCE = "province", _("Provincie")
    NATIONAL = "national", _("Heel Nederland")
    INTERNATIONAL = "international", _("Internationaal")


class Phase(TextChoices):
    """How far the work is."""

    RUNNING = "running", _("Loopt")
    LOOKING = "looking", _("Zoekt deelnemers")
    FINISHED = "finished", _("Afgerond")


class TimeBand(TextChoices):
    """How much time it took."""

    DAYS = "days", _("Een paar dagen")
    WEEKS = "weeks", _("Een paar weken")
    MONTHS = "months", _("Een paar maanden")
    YEAR = "year", _("Een jaar of langer")


class CostBand(TextChoices):
    """What it cost beside own hours, in euro."""

    NONE = "none", _("Niets, behalve eigen uren")
    TO_5K = "to_5k", _("Tot € 5.000")
    TO_25K = "to_25k", _("€ 5.000 tot € 25.000")
    TO_100K = "to_100k", _("€ 25.000 tot € 100.000")
    OVER_100K = "over_100k", _("Meer dan € 100.000")


class EvidenceGrade(TextChoices):
    """How well the result is known; set by editors."""

    A = "a", _("Onafhankelijk onderzocht")
    B = "b", _("Gemeten, met nulmeting")
    C = "c", _("Gemeten, zonder nulmeting")
    D = "d", _("Beschreven")


class Standing(TextChoices):
    """Whether a published case still holds."""

    CURRENT = "current", _("Actueel")
    OUTDATED = "outdated", _("Verouderd")
    ARCHIVED = "archived", _("Gearchiveerd")
    WITHDRAWN = "withdrawn", _("Teruggetrokken")


class CaseState(TextChoices):
    """Where a case is in its life, as editors see it."""

    DRAFT = "draft", _("Concept")
    SUBMITTED = "submitted", _("Ingestuurd")
    CHANGES_REQUESTED = "changes_requested", _("Aanpassing gevraagd")
    PUBLISHED = "published", _("Online")
    PENDING_CHANGES = "pending_changes", _("Online, met een wijziging in behandeling")
    OUTDATED = "outdated", _("Verouderd")
    ARCHIVED = "archived", _("Gearchiveerd")
    WITHDRAWN = "withdrawn", _("Teruggetrokken")


class MemberState(TextChoices):
    """The four states a member sees."""

    DRAFT = "draft", _("Concept")
    WITH_EDITORS = "with_editors", _("Bij de redactie")
    YOUR_TURN = "your_turn", _("Jij bent aan zet")
    ONLINE = "online", _("Online")


class LinkKind(TextChoices):
    """What a link to take along points to."""

    DATA = "data", _("Gegevens")
    CODE = "code", _("Broncode")
    REPORT = "report", _("Rapport")
    MEDIA = "media", _("Beeld of geluid")
    OTHER = "other", _("Anders")


class TakingAnswer(TextChoices):
    """What became of a case that somebody took along."""

    USED = "used", _("Ja, gebruikt")
    NOT_YET = "not_yet", _("Nog niet")
    NO = "no", _("Nee, en dat komt er niet van")


class Again(TextChoices):
    """Whether who applied a case would do so again."""

    YES = "yes", _("Ja")
    MAYBE = "maybe", _("Misschien")
    NO = "no", _("Nee")


class ReuseState(TextChoices):
    """Whether a re-use still counts; what was withdrawn stays for who wrote it and for editors."""

    SHOWN = "shown", _("Op de site")
    WITHDRAWN = "withdrawn", _("Ingetrokken")

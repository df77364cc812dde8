"""Words of dilemmas and idea rounds."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DilemmaState(TextChoices):
    """The life of a dilemma."""

    DRAFT = "draft", _("Concept")
    INTAKE = "intake", _("Veiligheidscheck")
    OPEN = "open", _("Vraagt advies")
    WEIGHING = "weighing", _("Wordt gewogen")
    DECIDED = "decided", _("Besloten")
    FOLLOWED_UP = "followed_up", _("Met vervolg")
    CLOSED = "closed", _("Afgesloten")
    WITHDRAWN = "withdrawn", _("Ingetrokken")


class NameChoice(TextChoices):
    """Whose name stands beside a dilemma or a piece of advice, from most to least."""

    PUBLIC = "public", _("Mijn naam en mijn organisatie")
    ORGANISATION_HIDDEN = "organisation_hidden", _("Mijn naam, zonder mijn organisatie")
    ANONYMOUS = "anonymous", _("Niets van mij: anoniem")


class Readers(TextChoices):
    """Who may read a dilemma; independent of whose name is shown."""

    EVERYONE = "everyone", _("Iedereen")
    MEMBERS = "members", _("Leden van het netwerk")
    GOVERNMENT = "government", _("Alleen mensen van de overheid")
    NOT_MY_ORGANISATION = "not_my_organisation", _("Leden, maar niet mensen van mijn organisatie")
    INVITED = "invited", _("Alleen mensen die ik uitnodig")


class Value(TextChoices):
    """What may clash; MODELS names them "values in tension"."""

    OPENNESS = "openness", _("Openheid")
    PRIVACY = "privacy", _("Privacy")
    SAFETY = "safety", _("Veiligheid")
    CARE = "care", _("Zorg voor mensen")
    SPEED = "speed", _("Snelheid")
    EQUALITY = "equality", _("Gelijke behandeling")
    CONFIDENTIAL_ADVICE = "confidential_advice", _("Vertrouwelijk advies")
    LEGAL_CERTAINTY = "legal_certainty", _("Rechtszekerheid")
    COST = "cost", _("Kosten")


class LegalFrame(TextChoices):
    """Which law plays a part."""

    WOO = "woo", _("Woo")
    AVG = "avg", _("AVG")
    ARCHIEFWET = "archiefwet", _("Archiefwet")
    AWB = "awb", _("Awb")
    WHO = "who", _("Wet hergebruik van overheidsinformatie")
    OTHER = "other", _("Andere wet")


class AskerSector(TextChoices):
    """In what kind of organisation the dilemma plays."""

    MUNICIPALITY = "municipality", _("Gemeente")
    PROVINCE = "province", _("Provincie")
    WATER_BOARD = "water_board", _("Waterschap")
    NATIONAL = "national", _("Rijksoverheid")
    OTHER_PUBLIC = "other_public", _("Andere overheid")
    CIVIL_SOCIETY = "civil_society", _("Maatschappelijke organisatie")
    RESEARCH = "research", _("Onderzoek en onderwijs")
    MEDIA = "media", pgettext_lazy("sector", "Media")
    COMPANY = "company", _("Bedrijf")
    PERSON = "person", _("Zonder organisatie")


class Stake(TextChoices):
    """How those affected stand in it."""

    RIGHTS = "rights", _("Heeft rechten")
    INTERESTS = "interests", _("Heeft belangen")
    ABSENT_VOICE = "absent_voice", _("Praat niet mee, maar merkt het wel")


class Outcome(TextChoices):
    """How it went afterwards."""

    BETTER = "better", _("Beter dan verwacht")
    AS_EXPECTED = "as_expected", _("Zoals verwacht")
    WORSE = "worse", _("Slechter dan verwacht")
    UNKNOWN = "unknown", _("Onbekend")


class SealedKind(TextChoices):
    """What somebody wrote without it saying who."""

    DILEMMA = "dilemma", _("Dilemma")
    ADVICE = "advice", _("Advies")


class ProposalKind(TextChoices):
    """What an adviser or moderator proposes to add to a dilemma."""

    VALUE = "value", _("Iets dat botst")
    AFFECTED = "affected", _("Iemand die het merkt")
    OPTION = "option", _("Een mogelijkheid")
    VARIANT = "variant", _("Een 'en als ...?'")


class ProposalState(TextChoices):
    """What the asker said to a proposal."""

    OPEN = "open", _("Wacht op de vrager")
    ACCEPTED = "accepted", _("Overgenomen")
    DECLINED = "declined", _("Niet overgenomen")


class FollowUpState(TextChoices):
    """The life of one look back."""

    PLANNED = "planned", _("Gepland")
    ASKED = "asked", _("Gevraagd")
    ANSWERED = "answered", _("Verteld")
    UNKNOWN = "unknown", _("Onbekend")


class RoundState(TextChoices):
    """The life of an idea round."""

    DRAFT = "draft", _("Concept")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Gesloten")


class WhoMayPost(TextChoices):
    """Who may add ideas to a round."""

    MEMBERS = "members", _("Alle leden")
    GOVERNMENT = "government", _("Leden die bij de overheid werken")
    OUTSIDE = "outside", _("Leden van buiten de overheid")


class IdeaState(TextChoices):
    """What became of an idea."""

    OPEN = "open", _("Nog niet beslist")
    ADOPTED = "adopted", _("Overgenomen")
    NOT_ADOPTED = "not_adopted", _("Niet overgenomen")
    MERGED = "merged", _("Samengevoegd")
    WITHDRAWN = "withdrawn", _("Ingetrokken")

"""Words of reports."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Reason(TextChoices):
    """Why somebody reports; a closed list, so that it can be counted."""

    PERSONAL = "persoonsgegevens", _("Er staan persoonsgegevens in")
    WRONG = "onjuist", _("Het klopt niet")
    HURTFUL = "kwetsend", _("Het is kwetsend of bedreigend")
    COPYRIGHT = "auteursrecht", _("Het is van iemand anders (auteursrecht)")
    ADVERTISING = "reclame", _("Het is reclame of spam")
    OTHER = "anders", _("Iets anders")


class DossierState(TextChoices):
    """What became of everything reported about one thing."""

    OPEN = "open", _("Wacht op een besluit")
    HIDDEN = "hidden", _("Verborgen")
    LEFT = "left", _("Blijft staan")


class AppealState(TextChoices):
    """What became of an appeal."""

    NONE = "", _("Geen bezwaar")
    OPEN = "open", _("Bezwaar wacht op een besluit")
    UPHELD = "upheld", _("Blijft verborgen na bezwaar")
    RESTORED = "restored", _("Teruggezet na bezwaar")


class Verdict(TextChoices):
    """What a moderator chooses."""

    HIDE = "verberg", _("Verberg het nu")
    LEAVE = "laat-staan", _("Laat het staan")


class AppealVerdict(TextChoices):
    """What another moderator chooses."""

    RESTORE = "zet-terug", _("Zet het terug")
    UPHOLD = "blijft-verborgen", _("Het blijft verborgen")

"""Words that every floor shares."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Audience(TextChoices):
    """Who a published item is meant for."""

    PUBLIC = "public", _("Iedereen")
    MEMBERS = "members", _("Leden")
    ORGANISATION = "organisation", _("Mijn organisatie")
    PRIVATE = "private", _("Alleen ik")


class Role(TextChoices):
    """Rights that come from a group in the CMS; the value is kept in code, the label is the group's name."""

    EDITOR = "editor", _("Redactie")
    MODERATOR = "moderator", _("Moderatie")
    SITE_ADMIN = "site_admin", _("Sitebeheer")
    CONFIDENTIAL = "confidential", _("Vertrouwensmoderatie")


class Outcome(TextChoices):
    """How an audited attempt ended."""

    DONE = "done", _("Gedaan")
    REFUSED = "refused", _("Geweigerd")
    FAILED = "failed", _("Mislukt")


class TextState(TextChoices):
    """How far we are with reading the words of a file."""

    WAITING = "waiting", _("Wacht")
    READ = "read", _("Gelezen")
    EMPTY = "empty", _("Zonder tekst")
    REFUSED = "refused", _("Niet te lezen")
    FAILED = "failed", _("Nog niet gelukt")


class TextReason(TextChoices):
    """Why there are no words of a file."""

    KIND = "kind", _("Geen PDF, DOCX of ODT")
    BROKEN = "broken", _("Beschadigd")
    LOCKED = "locked", _("Heeft een wachtwoord")
    HEAVY = "heavy", _("Te groot")
    COSTLY = "costly", _("Kost te veel geheugen of tijd")
    MISSING = "missing", _("Het bestand is er niet")


class Bounce(TextChoices):
    """Whether a mail came back: for good, or for now."""

    HARD = "hard", _("Voorgoed onbestelbaar")
    SOFT = "soft", _("Nu onbestelbaar")


class DecisionState(TextChoices):
    """What became of a decision before anything was done about it."""

    WAITING = "waiting", _("Wordt zo uitgevoerd")
    TAKEN_BACK = "taken_back", _("Teruggenomen")
    REFUSED = "refused", _("Ging niet door")


class Unit(TextChoices):
    """What a period is counted in."""

    DAYS = "days", _("dagen")
    WORKING_DAYS = "working_days", _("werkdagen")
    MONTHS = "months", _("maanden")


class ReviewStep(TextChoices):
    """How far we are with asking whether something still holds."""

    NOBODY = "nobody", _("Niemand om het aan te vragen")
    ASKED = "asked", _("Gevraagd")
    REMINDED = "reminded", _("Herinnerd")
    OVERDUE = "overdue", _("Niet bevestigd")
    ARCHIVED = "archived", _("Gearchiveerd")


class RowChange(TextChoices):
    """What a merge did to one row."""

    CREATED = "created", _("gekomen")
    CHANGED = "changed", _("veranderd")
    DELETED = "deleted", _("weg")

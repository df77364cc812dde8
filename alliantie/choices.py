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


class CheckState(TextChoices):
    """How far we are with checking whether everybody can read a file."""

    WAITING = "waiting", _("Wacht")
    CHECKED = "checked", _("Gecontroleerd")
    REFUSED = "refused", _("Niet te controleren")
    FAILED = "failed", _("Nog niet gelukt")


class Finding(TextChoices):
    """What keeps somebody from reading a file; `alliantie.media.access` says which of it hinders."""

    BROKEN = "broken", _("Het bestand is beschadigd en gaat niet open.")
    LOCKED_OUT = "locked_out", _("Het bestand is op slot voor hulpsoftware.")
    NO_TEXT = "no_text", _("Het bestand is een scan: er staat geen tekst in.")
    NO_TAGS = "no_tags", _("Het bestand heeft geen opbouw (labels).")
    NO_LANGUAGE = "no_language", _("De taal van het bestand staat er niet in.")
    NO_ALT = "no_alt", _("Een of meer beelden hebben geen beschrijving.")
    NO_TITLE = "no_title", _("Het bestand heeft geen titel.")
    TITLE_HIDDEN = "title_hidden", _("Een lezer ziet de bestandsnaam in plaats van de titel.")
    NO_HEADINGS = "no_headings", _("Er zijn geen koppen om langs te springen.")
    NO_BOOKMARKS = "no_bookmarks", _("Dit lange bestand heeft geen bladwijzers.")
    PDF_UA = "pdf_ua", _("Het bestand voldoet nog niet aan de norm PDF/UA.")


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


class NoticeKind(TextChoices):
    """How heavy a notice on top of every page weighs."""

    INFORMATION = "information", _("Informatie")
    WARNING = "warning", _("Waarschuwing")


class ImportState(TextChoices):
    """How far an import by the screen is."""

    UPLOADED = "uploaded", _("Kolommen kiezen")
    CHECKING = "checking", _("Wordt nagekeken")
    CHECKED = "checked", _("Nagekeken")
    WAITING = "waiting", _("Gaat zo beginnen")
    RUNNING = "running", _("Wordt uitgevoerd")
    DONE = "done", _("Klaar")
    STOPPED = "stopped", _("Gestopt")
    FAILED = "failed", _("Vastgelopen")
    UNDOING = "undoing", _("Wordt teruggedraaid")
    UNDONE = "undone", _("Teruggedraaid")


class ImportedAction(TextChoices):
    """What an import did with one thing."""

    MADE = "made", _("Gemaakt")
    CHANGED = "changed", _("Veranderd")


class ImportedState(TextChoices):
    """What became of it since."""

    STANDING = "standing", _("Staat er")
    UNDONE = "undone", _("Teruggedraaid")
    LEFT = "left", _("Gebleven")


class RowChange(TextChoices):
    """What a merge did to one row."""

    CREATED = "created", _("gekomen")
    CHANGED = "changed", _("veranderd")
    DELETED = "deleted", _("weg")

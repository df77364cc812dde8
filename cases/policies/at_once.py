"""What goes online at once and is checked afterwards, and what an editor reads first."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .writing import WritingRefusedError


@dataclass(frozen=True)
class SentIn:
    """What the rule asks about: who sends something in, and how it lies."""

    is_trusted: bool
    is_admitted: bool  # a member, also of the organisation it is written for
    has_request: bool  # an "I work at ..." that waits for the same yes
    is_imported: bool = False
    is_with_editors: bool = False  # they hold it, or asked for a change
    was_taken_offline: bool = False  # after a check, and nobody put it back since


def goes_at_once(sent: SentIn) -> bool:
    """Say whether it is online at once: only a trusted member's own words that editors let go of."""
    is_held = sent.has_request or sent.is_imported or sent.is_with_editors or sent.was_taken_offline
    return sent.is_trusted and sent.is_admitted and not is_held


def check_after(*, is_editor: bool, is_own: bool, is_open: bool, is_same: bool) -> None:
    """Refuse who is no editor, one's own words, what a colleague checked, and what was not read."""
    if not is_editor:
        raise WritingRefusedError(_("Dit kan alleen de redactie."))
    if is_own:
        raise WritingRefusedError(_("Wat je zelf schreef, kijkt een collega na."))
    if not is_open:
        raise WritingRefusedError(_("Een collega heeft dit al nagekeken."))
    if not is_same:
        raise WritingRefusedError(
            _("Er is intussen weer iets gepubliceerd. Laad de pagina opnieuw en lees het.")
        )


def check_why(reason: str) -> None:
    """Refuse to take something offline without a word to its author."""
    if not reason.strip():
        raise WritingRefusedError(_("Schrijf in een zin waarom."))

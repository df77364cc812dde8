"""What an author may say to a change of their words, and until when."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from cases.choices import ChangeState

from .writing import WritingRefusedError

OBJECT_WITHIN = timedelta(days=7)
LONGEST_REASON = 2000


def check_react(*, touches_words: bool, state: str, until: date, today: date) -> None:
    """Refuse a word about tags and facts, a second word, and one after the week."""
    if not touches_words:
        raise WritingRefusedError(_("Hier is alleen iets aan de kenmerken gewijzigd."))
    if state != ChangeState.TOLD:
        raise WritingRefusedError(_("Hier is al op gereageerd."))
    if today > until:
        raise WritingRefusedError(_("De week is om. Mail de redactie als er toch iets niet klopt."))


def may_react(*, touches_words: bool, state: str, until: date, today: date) -> bool:
    """Say whether an author can still agree or object."""
    try:
        check_react(touches_words=touches_words, state=state, until=until, today=today)
    except WritingRefusedError:
        return False
    return True


def check_reason(reason: str) -> None:
    """Refuse an objection, or an answer to one, without a word why."""
    if not reason.strip():
        raise WritingRefusedError(_("Schrijf in een zin waarom."))


def check_decide(*, is_editor: bool, state: str, is_own: bool) -> None:
    """Refuse who is no editor, who objected, and an objection that was decided on."""
    if not is_editor:
        raise WritingRefusedError(_("Dit kan alleen de redactie."))
    if is_own:
        raise WritingRefusedError(_("Over je eigen bezwaar beslist een collega."))
    if state != ChangeState.OBJECTED:
        raise WritingRefusedError(_("Over dit bezwaar is al beslist."))

"""Who may write what; plain rules with a sentence for the person who asks."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from enum import Enum

from django.utils.translation import gettext as _

from alliantie.attempts import Refusal

from .state import IN_PROGRESS, Life, is_read_only

LONGEST_TITLE = 120
LONGEST_SUMMARY = 280
NEEDED = ("title", "summary", "approach", "themes")
AUDIENCE_ORDER = ("private", "organisation", "members", "public")


class WritingRefusedError(Refusal, ValueError):
    """A rule of the desk says no; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotYoursError(WritingRefusedError):
    """Somebody asked for what somebody else wrote; whether it exists is not told."""


class UnfinishedError(WritingRefusedError):
    """A case lacks what it needs to be sent in; `missing` names the fields."""

    def __init__(self, sentence: str, missing: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.missing = missing


class Ties(Enum):
    """How somebody stands towards organisations as a whole."""

    NONE = "none"
    OPEN = "open"
    ENDED = "ended"


@dataclass(frozen=True)
class Writer:
    """Who is writing: for which organisations asked or admitted, and how the rest stands."""

    user_id: int | None
    organisation_ids: frozenset[int] = field(default_factory=frozenset)
    active_ids: frozenset[int] = field(default_factory=frozenset)
    is_member: bool = False
    ties: Ties = Ties.NONE


@dataclass(frozen=True)
class Work:
    """What is written, as far as rights go."""

    author_ids: frozenset[int]
    organisation_id: int | None = None
    was_online: bool = False
    life: Life = field(default_factory=Life)
    is_imported: bool = False


def check_read(writer: Writer, work: Work) -> None:
    """Refuse who did not write it; a register's row is for its organisation to correct."""
    corrects = work.is_imported and work.organisation_id in writer.active_ids
    if writer.user_id is None or not (corrects or writer.user_id in work.author_ids):
        raise NotYoursError(_("Dit praktijkvoorbeeld staat niet op je werkplek."))


def may_read(writer: Writer, work: Work) -> bool:
    """Say whether somebody wrote it."""
    return _holds(check_read, writer, work)


def check_belong(writer: Writer, work: Work) -> None:
    """Refuse authors whose membership ended: their text stays, the rights are gone."""
    check_read(writer, work)
    # Who only asked to take part writes on what was never online; the rest asks for a yes.
    admitted = writer.active_ids if work.was_online else writer.organisation_ids
    left = work.organisation_id is not None and work.organisation_id not in admitted
    is_out = writer.ties is Ties.ENDED or (work.was_online and not writer.is_member)
    if left or is_out:
        raise WritingRefusedError(
            _(
                "Je lidmaatschap is beëindigd of nog niet bevestigd. Je tekst is bewaard en blijft hier te lezen, "
                "maar je kunt hem niet meer wijzigen of insturen. Vraag een nieuw lidmaatschap aan "
                "of neem contact op met de redactie."
            )
        )


def may_belong(writer: Writer, work: Work) -> bool:
    """Say whether somebody still has an author's rights."""
    return _holds(check_belong, writer, work)


def check_edit(writer: Writer, work: Work) -> None:
    """Refuse to change what editors are reading or what is planned."""
    check_belong(writer, work)
    if is_read_only(work.life):
        raise WritingRefusedError(
            _("Dit ligt bij de redactie. Neem het terug om verder te schrijven.")
        )


def may_edit(writer: Writer, work: Work) -> bool:
    """Say whether somebody may change it now."""
    return _holds(check_edit, writer, work)


def check_submit(writer: Writer, work: Work, filled: Collection[str]) -> None:
    """Refuse what is not finished, or who does not say for whom they take part."""
    check_edit(writer, work)
    if writer.ties is not Ties.OPEN:
        raise WritingRefusedError(
            _("Zeg eerst voor welke organisatie je werkt, of dat je als jezelf meedoet.")
        )
    missing = tuple(name for name in NEEDED if name not in filled)
    if missing:
        raise UnfinishedError(_("Er ontbreekt nog iets. Vul deze vier vragen in."), missing)


def check_take_back(writer: Writer, work: Work) -> None:
    """Refuse to take back what is not with the editors."""
    check_belong(writer, work)
    if work.life.workflow != IN_PROGRESS:
        raise WritingRefusedError(_("Dit ligt niet meer bij de redactie."))


def may_take_back(writer: Writer, work: Work) -> bool:
    """Say whether somebody may take it back."""
    return _holds(check_take_back, writer, work)


def check_online(writer: Writer, work: Work) -> None:
    """Refuse to confirm or withdraw what is not online."""
    check_belong(writer, work)
    if not work.life.live:
        raise WritingRefusedError(_("Dit staat niet online."))


def may_confirm(writer: Writer, work: Work) -> bool:
    """Say whether somebody may say that it still holds, or withdraw it."""
    return _holds(check_online, writer, work)


def check_hide(writer: Writer, work: Work) -> None:
    """Refuse to hide a register's row; that it is public was decided there."""
    check_belong(writer, work)
    if work.is_imported:
        raise WritingRefusedError(
            _(
                "Dit komt uit een openbaar register. Je kunt het verbeteren, maar niet verbergen. "
                "Hoort het hier niet? Laat het de redactie weten."
            )
        )


def check_title(title: str) -> None:
    """Refuse a title nobody can read."""
    if not title.strip():
        raise WritingRefusedError(_("Geef het een titel."))
    if len(title) > LONGEST_TITLE:
        raise WritingRefusedError(
            _("Maak de titel korter: hoogstens %(limit)d tekens.") % {"limit": LONGEST_TITLE}
        )


def widens(before: str, after: str) -> bool:
    """Say whether more people would see it."""
    return AUDIENCE_ORDER.index(after) > AUDIENCE_ORDER.index(before)


def _holds(check: Callable[[Writer, Work], None], writer: Writer, work: Work) -> bool:
    try:
        check(writer, work)
    except WritingRefusedError:
        return False
    return True

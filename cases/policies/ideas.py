"""Who may post, support and decide in an idea round, and when."""

from collections.abc import Collection
from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _

from cases.choices import IdeaState, RoundState, WhoMayPost
from organisations.choices import SectorSide

from .writing import NotYoursError, WritingRefusedError

LONGEST_TITLE, LONGEST_TEXT, LONGEST_SUPPORT, LONGEST_REASON = 160, 2000, 300, 1000
# How many ideas somebody may post in a day.
PER_PERSON = 10
# An organisation that is both works on either side; who joins as themselves is outside.
INSIDE = frozenset({SectorSide.GOVERNMENT, SectorSide.MIXED})
OUTSIDE = frozenset({SectorSide.NON_GOVERNMENT, SectorSide.MIXED})
DECISIONS = (IdeaState.ADOPTED, IdeaState.NOT_ADOPTED)
DECIDABLE = frozenset({IdeaState.OPEN, *DECISIONS})


class IdeaRefusedError(WritingRefusedError):
    """A rule of idea rounds says no; `sentence` is fit for the screen."""


class RoundLike(Protocol):
    """What the rules ask of a round."""

    state: str
    opens_on: date
    closes_on: date
    who_may_post: str


class IdeaLike(Protocol):
    """What the rules ask of an idea."""

    author_id: int | None
    state: str


def is_taking(round_: RoundLike, today: date) -> bool:
    """Say whether a round takes ideas and support today."""
    return round_.state == RoundState.OPEN and round_.opens_on <= today <= round_.closes_on


def check_taking(round_: RoundLike, today: date) -> None:
    """Refuse an idea or support outside the days of a round."""
    if round_.state == RoundState.OPEN and today < round_.opens_on:
        raise IdeaRefusedError(_("Deze ronde is nog niet begonnen."))
    if not is_taking(round_, today):
        raise IdeaRefusedError(_("Deze ronde is voorbij. Je kunt niets meer insturen."))


def is_invited(who: str, *, is_member: bool, sides: Collection[str]) -> bool:
    """Say whether a round is for somebody with organisations on these sides."""
    if not is_member:
        return False
    if who == WhoMayPost.GOVERNMENT:
        return bool(INSIDE & set(sides))
    if who == WhoMayPost.OUTSIDE:
        return not sides or bool(OUTSIDE & set(sides))
    return True


def may_post(round_: RoundLike, today: date, *, is_member: bool, sides: Collection[str]) -> bool:
    """Say whether somebody may add an idea today."""
    return is_taking(round_, today) and is_invited(
        round_.who_may_post, is_member=is_member, sides=sides
    )


def check_post(round_: RoundLike, today: date, *, is_member: bool, sides: Collection[str]) -> None:
    """Refuse an idea outside the days, of who is no member, or of who is not asked."""
    check_taking(round_, today)
    if not is_member:
        raise IdeaRefusedError(_("Een idee geven kan als je lid bent van het netwerk."))
    if not is_invited(round_.who_may_post, is_member=is_member, sides=sides):
        raise IdeaRefusedError(
            _("Deze ronde is voor mensen die bij de overheid werken.")
            if round_.who_may_post == WhoMayPost.GOVERNMENT
            else _("Deze ronde is voor mensen van buiten de overheid.")
        )


def check_words(title: str) -> None:
    """Refuse an idea without words."""
    if not title.strip():
        raise IdeaRefusedError(_("Schrijf je idee in een zin."))


def may_change(idea: IdeaLike, round_: RoundLike, today: date, user_id: int | None) -> bool:
    """Say whether somebody may change or take back an idea: their own, undecided, in its days."""
    mine = idea.author_id is not None and idea.author_id == user_id
    return mine and idea.state == IdeaState.OPEN and is_taking(round_, today)


def check_change(idea: IdeaLike, round_: RoundLike, today: date, user_id: int | None) -> None:
    """Refuse to change the idea of somebody else, or one that was decided on."""
    if idea.author_id is None or idea.author_id != user_id:
        raise NotYoursError(_("Dit is niet jouw idee."))
    check_taking(round_, today)
    if idea.state != IdeaState.OPEN:
        raise IdeaRefusedError(_("Over dit idee is al besloten, of je trok het in."))


def may_support(
    idea: IdeaLike, round_: RoundLike, today: date, *, user_id: int | None, is_member: bool
) -> bool:
    """Say whether somebody may support an idea."""
    return (
        is_member
        and idea.author_id != user_id
        and idea.state == IdeaState.OPEN
        and is_taking(round_, today)
    )


def check_support(
    idea: IdeaLike, round_: RoundLike, today: date, *, user_id: int | None, is_member: bool
) -> None:
    """Refuse support of an own idea, of who is no member, or for what was decided on."""
    check_taking(round_, today)
    if not is_member:
        raise IdeaRefusedError(_("Een idee steunen kan als je lid bent van het netwerk."))
    if idea.author_id == user_id:
        raise IdeaRefusedError(_("Dit is je eigen idee."))
    if idea.state != IdeaState.OPEN:
        raise IdeaRefusedError(_("Over dit idee is al besloten."))


def check_reason(reason: str) -> None:
    """Refuse support or a decision without saying why."""
    if not reason.strip():
        raise IdeaRefusedError(_("Schrijf waarom."))


def check_editor(*, is_editor: bool) -> None:
    """Refuse what only editors decide."""
    if not is_editor:
        raise NotYoursError(_("Dit beslist de redactie."))


def check_undecided_round(state: str) -> None:
    """Refuse to decide in a round that is closed or not open yet."""
    if state != RoundState.OPEN:
        raise IdeaRefusedError(_("Deze ronde is niet open."))


def check_decide(idea: IdeaLike, decision: str) -> None:
    """Refuse a decision that is none, or about what is merged or taken back."""
    if decision not in DECISIONS:
        raise IdeaRefusedError(_("Kies of het idee wordt overgenomen."))
    if idea.state not in DECIDABLE:
        raise IdeaRefusedError(_("Dit idee is samengevoegd of ingetrokken."))


def check_close(*, state: str, undecided: int) -> None:
    """Refuse to close a round while an idea has no answer."""
    check_undecided_round(state)
    if undecided:
        raise IdeaRefusedError(
            _("Beslis eerst over elk idee: het zijn er nog %(number)d.") % {"number": undecided}
        )


def check_period(opens_on: date, closes_on: date) -> None:
    """Refuse a round that ends before it begins."""
    if closes_on < opens_on:
        raise IdeaRefusedError(_("De laatste dag ligt voor de eerste."))

"""Who may be asked and who may answer."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from alliantie.attempts import Refusal

ONE_HOUR = 3600
# How often somebody may ask within an hour: from one network address, for one person, on the whole site.
PER_ADDRESS, PER_PERSON, OVERALL = 5, 5, 200


class RelayRefusedError(Refusal, ValueError):
    """The relay says no; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotForYouError(RelayRefusedError):
    """Somebody else's question."""


def may_be_asked(*, has_author: bool, is_active: bool) -> bool:
    """Say whether a question would reach anybody."""
    return has_author and is_active


def check_may_be_asked(*, has_author: bool, is_active: bool) -> None:
    """Refuse a question that would reach nobody."""
    if not may_be_asked(has_author=has_author, is_active=is_active):
        raise RelayRefusedError(_("Bij dit praktijkvoorbeeld kun je nu geen vraag stellen."))


def check_may_answer(
    *, user_id: int | None, authors: Collection[int | None], is_answered: bool
) -> None:
    """Let only the people who wrote the case answer, and once."""
    if user_id is None or user_id not in authors:
        raise NotForYouError(_("Deze vraag is niet aan jou gesteld."))
    if is_answered:
        raise RelayRefusedError(_("Deze vraag is al beantwoord. Je antwoord is verstuurd."))


def may_answer(*, user_id: int | None, authors: Collection[int | None], is_answered: bool) -> bool:
    """Say whether somebody can answer."""
    try:
        check_may_answer(user_id=user_id, authors=authors, is_answered=is_answered)
    except RelayRefusedError:
        return False
    return True

"""Who may take work of the editors, who stands in for whom, and how long somebody is away: plain rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from alliantie.attempts import Refusal

# Work that somebody took and did not finish in so long is free again for everybody.
HELD_FOR = timedelta(days=7)
LONGEST_AWAY = timedelta(days=366)


class WorkRefusedError(Refusal, PermissionError):
    """A rule about work says no; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Away:
    """Somebody who is away today: until and with which day, and who stands in."""

    until: date
    stand_in: int | None = None


@dataclass(frozen=True)
class Hold:
    """Somebody who took a piece of work."""

    user_id: int
    name: str
    since: datetime
    is_active: bool = True


def acting(user_id: int, away: Mapping[int, Away]) -> int | None:
    """Give who does somebody's work today: themselves, or who stands in, or who stands in for that one.

    Nobody when the line ends with somebody away without a stand-in, or goes round.
    """
    seen = set()
    at: int | None = user_id
    while at is not None and at in away:
        if at in seen:
            return None
        seen.add(at)
        at = away[at].stand_in
    return at


def stands_in_for(user_id: int | None, away: Mapping[int, Away]) -> frozenset[int]:
    """Give those whose work somebody does today."""
    if user_id is None:
        return frozenset()
    return frozenset(other for other in away if acting(other, away) == user_id)


def unattended(away: Mapping[int, Away]) -> frozenset[int]:
    """Give who is away with nobody to do their work: what they hold is free."""
    return frozenset(one for one in away if acting(one, away) is None)


def is_of(hold: Hold, user_id: int | None, away: Mapping[int, Away]) -> bool:
    """Say whether work is somebody's to do today: taken by them, or by whom they stand in for."""
    mine = user_id is not None and hold.user_id == user_id
    return mine or (user_id is not None and acting(hold.user_id, away) == user_id)


def is_free(hold: Hold | None, away: Mapping[int, Away], now: datetime) -> bool:
    """Say whether nobody is at work on it: not taken, left lying, or of somebody who is not here."""
    if hold is None or not hold.is_active:
        return True
    return acting(hold.user_id, away) is None or hold.since + HELD_FOR <= now


def check_take(
    hold: Hold | None, *, user_id: int | None, away: Mapping[int, Away], now: datetime
) -> None:
    """Refuse work that somebody else is at, and say who."""
    if hold is None or is_free(hold, away, now) or is_of(hold, user_id, away):
        return
    if hold.user_id in away:
        raise WorkRefusedError(
            _("%(name)s heeft dit opgepakt en is nu weg. De waarnemer ziet het in de eigen lijst.")
            % {"name": hold.name}
        )
    raise WorkRefusedError(
        _("%(name)s heeft dit al opgepakt. Kies iets anders, of vraag of jij het mag doen.")
        % {"name": hold.name}
    )


def may_take(
    hold: Hold | None, *, user_id: int | None, away: Mapping[int, Away], now: datetime
) -> bool:
    """Say whether somebody may take it."""
    return hold is None or is_free(hold, away, now) or is_of(hold, user_id, away)


def covers_enough(*, shared: int, of: int) -> bool:
    """Say whether a colleague decides about at least half of the kinds somebody decides about.

    Work of the other kinds is free for all who may decide about it, as long as somebody is away.
    """
    return 2 * shared >= of > 0


def check_absence(*, from_day: date, until_day: date, today: date, is_own: bool) -> None:
    """Refuse days that cannot be, and somebody who stands in for themselves."""
    if until_day < from_day:
        raise WorkRefusedError(_("De laatste dag ligt voor de eerste dag."))
    if until_day < today:
        raise WorkRefusedError(_("Die dagen zijn al voorbij."))
    if until_day > today + LONGEST_AWAY:
        raise WorkRefusedError(_("Kies een laatste dag binnen een jaar."))
    if is_own:
        raise WorkRefusedError(_("Kies een collega: je kunt niet voor jezelf waarnemen."))

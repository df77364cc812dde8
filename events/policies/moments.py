"""When a meeting is: clocks that jump, midnight, two countries."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST = timedelta(days=14)
NETHERLANDS, BONAIRE = "Europe/Amsterdam", "America/Kralendijk"
CARIBBEAN_REGIONS = frozenset({"bonaire", "sint-eustatius", "saba"})
DAY_BEGINS, DAY_ENDS = time(8), time(18)
WAKES, RESTS = time(8), time(20)


class MomentError(ValueError):
    """A moment that cannot be; `sentence` is fit for the screen and `field` says where."""

    def __init__(self, sentence: str, field: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


@dataclass(frozen=True)
class Clocks:
    """One moment on the clocks people look at."""

    label: str
    begins: datetime
    ends: datetime

    @property
    def is_at_night(self) -> bool:
        """Say whether it falls outside working hours (08:00-18:00) on this clock."""
        return (
            self.begins.time() < DAY_BEGINS
            or self.ends.time() > DAY_ENDS
            or self.ends.date() != self.begins.date()
        )


def is_waking(moment: datetime, zone: str) -> bool:
    """Say whether it is between 08:00 and 20:00 on somebody's clock, so that mail may come."""
    return WAKES <= moment.astimezone(ZoneInfo(zone)).time() < RESTS


def exists(local: datetime, zone: str) -> bool:
    """Say whether a wall clock shows this moment: an hour is skipped when summer time begins."""
    aware = local.replace(tzinfo=ZoneInfo(zone))
    back = aware.astimezone(UTC).astimezone(ZoneInfo(zone))
    return back.replace(tzinfo=None) == local


def to_moment(local: datetime, zone: str, *, field: str) -> datetime:
    """Give the moment (UTC) a host means by a wall clock; of an hour that comes twice the first."""
    if not FIRST_YEAR <= local.year <= LAST_YEAR:
        raise MomentError(
            _("Kies een datum tussen %(first)d en %(last)d.")
            % {"first": FIRST_YEAR, "last": LAST_YEAR},
            field,
        )
    if not exists(local, zone):
        raise MomentError(
            _("Die tijd bestaat niet: de klok gaat die nacht vooruit. Kies een uur later."), field
        )
    return local.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)


def check_period(starts_at: datetime, ends_at: datetime) -> None:
    """Refuse a meeting that ends before it begins or lasts for weeks."""
    if ends_at <= starts_at:
        raise MomentError(_("Het einde moet na het begin zijn."), "ends")
    if ends_at - starts_at > LONGEST:
        raise MomentError(_("Een bijeenkomst duurt hoogstens veertien dagen."), "ends")


def check_window(opens_at: datetime | None, closes_at: datetime | None, ends_at: datetime) -> None:
    """Refuse a time to sign up that never is."""
    if opens_at and closes_at and closes_at <= opens_at:
        raise MomentError(_("Aanmelden sluit voordat het opent."), "closes")
    if opens_at and opens_at >= ends_at:
        raise MomentError(_("Aanmelden opent pas na de bijeenkomst."), "opens")
    if closes_at and closes_at > ends_at:
        raise MomentError(_("Aanmelden kan niet langer dan tot het einde."), "closes")


def concerns_caribbean(zone: str, *regions: str) -> bool:
    """Say whether people on the islands look at this meeting: by its clock, its place or its host."""
    return zone == BONAIRE or bool(CARIBBEAN_REGIONS & set(regions))


def clocks(starts_at: datetime, ends_at: datetime, *, zone: str, both: bool) -> tuple[Clocks, ...]:
    """Give the times to show, the meeting's own clock first; `both` adds the other country's."""
    names = {NETHERLANDS: _("Nederland"), BONAIRE: _("Bonaire")}
    others = [name for name in names if name != zone] if both else []
    return tuple(
        Clocks(names[name], *(_on(moment, name) for moment in (starts_at, ends_at)))
        for name in (zone, *others)
    )


def _on(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone))


def check_part(
    part: tuple[datetime, datetime], meeting: tuple[datetime | None, datetime | None]
) -> None:
    """Refuse a part of the programme that ends before it begins or lies outside the meeting."""
    begins, ends = part
    if ends <= begins:
        raise MomentError(_("Het einde van dit onderdeel moet na het begin zijn."), "ends")
    starts_at, ends_at = meeting
    if starts_at is None or ends_at is None:
        raise MomentError(_("Vul eerst in wanneer de bijeenkomst is."), "begins")
    if begins < starts_at or ends > ends_at:
        raise MomentError(_("Dit onderdeel valt buiten de bijeenkomst."), "begins")

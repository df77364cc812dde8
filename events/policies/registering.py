"""Who may sign up, and when; plain rules with a sentence for the person who asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from alliantie.attempts import Refusal
from events.choices import EventState, RegistrationState, Side, Standing

LONGEST_ANSWER = 1_000
# Of one member; people plan a season at once, a program signs up for everything.
SIGN_UPS_AN_HOUR = 60
OVER = frozenset({RegistrationState.ATTENDED, RegistrationState.NO_SHOW})


RELEASE_HAS_BEEN = gettext_lazy(
    "Dan zijn de plekken meteen voor iedereen. Kies een latere dag, of hou geen plekken vrij."
)


class RegistrationRefusedError(Refusal, ValueError):
    """A rule of registration says no; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Organised:
    """Who comes for an organisation already, and how many may."""

    limit: int | None
    coming: int


def check_open(standing: str, *, is_elsewhere: bool = False) -> None:
    """Refuse to sign up before, after, or for what does not go on."""
    if is_elsewhere:
        raise RegistrationRefusedError(_("Aanmelden gaat via de site van de organisator."))
    said = {
        Standing.CANCELLED: _("Deze bijeenkomst gaat niet door."),
        Standing.DONE: _("Deze bijeenkomst is al geweest."),
        Standing.CLOSED: _("Aanmelden kan niet meer: de aanmelding is gesloten."),
        Standing.PLANNED: _("Aanmelden kan nog niet. Kijk op de pagina vanaf wanneer."),
    }
    if standing in said:
        raise RegistrationRefusedError(said[Standing(standing)])


def check_announced(*, is_announced: bool) -> None:
    """Refuse what was taken off the site while somebody had its page open."""
    if not is_announced:
        raise RegistrationRefusedError(_("Deze bijeenkomst staat niet meer online."))


def check_not_over(state: str, ends_at: datetime | None, now: datetime) -> None:
    """Refuse to change a place at what is over."""
    if state in OVER or (ends_at is not None and now >= ends_at):
        raise RegistrationRefusedError(_("Deze bijeenkomst is al geweest."))


def check_goes_on(event_state: str, ends_at: datetime | None, now: datetime) -> None:
    """Refuse a seat at what was called off or is over."""
    if event_state == EventState.CANCELLED:
        check_open(Standing.CANCELLED)
    if ends_at is not None and now >= ends_at:
        check_open(Standing.DONE)


def check_not_begun(starts_at: datetime | None, now: datetime) -> None:
    """Refuse who waits once it began: from then on the host lets people in at the door."""
    if starts_at is not None and now >= starts_at:
        raise RegistrationRefusedError(
            _("De bijeenkomst is al begonnen. Vraag aan de deur of er nog plek is.")
        )


def check_left_over(*, is_offering: bool) -> None:
    """Refuse to walk past the line while seats are still offered to it."""
    if is_offering:
        raise RegistrationRefusedError(
            _("Je staat op de wachtlijst. Komt er een plek vrij, dan krijg je een mail.")
        )


def check_seat(*, has_seat: bool) -> None:
    """Refuse when somebody else was earlier."""
    if not has_seat:
        raise RegistrationRefusedError(_("Er is nu geen vrije plek. Je houdt je plaats in de rij."))


def check_organisation(organised: Organised) -> None:
    """Refuse one more from an organisation that has its share."""
    if organised.limit is not None and organised.coming >= organised.limit:
        raise RegistrationRefusedError(
            ngettext(
                "Van jouw organisatie is er al %(number)d persoon aangemeld, meer kan niet. "
                "Vraag een collega of je de plek mag overnemen.",
                "Van jouw organisatie zijn er al %(number)d mensen aangemeld, meer kan niet. "
                "Vraag een collega of je de plek mag overnemen.",
                organised.coming,
            )
            % {"number": organised.coming}
        )


def check_take(state: str, offered_until: datetime | None, now: datetime) -> None:
    """Refuse to take a seat that is not, or no longer, offered."""
    if state == RegistrationState.CONFIRMED:
        return
    if state != RegistrationState.OFFERED or offered_until is None or now >= offered_until:
        raise RegistrationRefusedError(
            _(
                "Deze plek is naar de volgende op de wachtlijst gegaan, want de tijd was om. "
                "Je kunt je opnieuw op de wachtlijst zetten."
            )
        )


def check_capacity(capacity: int | None, *, taken: int, general: int, reserved: int) -> None:
    """Refuse fewer seats than people have, or than are kept for some.

    `general` counts who holds a seat that is not one of the `reserved` ones.
    """
    if capacity is None:
        if reserved:
            raise RegistrationRefusedError(
                _("Plekken vrijhouden kan alleen als je zegt hoeveel er zijn.")
            )
        return
    if capacity < taken:
        raise RegistrationRefusedError(
            _("Er zijn al %(taken)d plekken weg. Kies dat aantal of meer.") % {"taken": taken}
        )
    if reserved > capacity:
        raise RegistrationRefusedError(_("Je houdt meer plekken vrij dan er zijn."))
    if general + reserved > capacity:
        raise RegistrationRefusedError(
            _("Er zijn nog maar %(left)d plekken om vrij te houden: de rest is al weg.")
            % {"left": capacity - general}
        )


def check_release(moments: Iterable[datetime], now: datetime) -> None:
    """Refuse to keep seats until a moment that has been."""
    if any(moment <= now for moment in moments):
        raise RegistrationRefusedError(str(RELEASE_HAS_BEEN))


def side_of(sector_side: str, sector: str) -> Side:
    """Say for which part of society a member comes: by the organisation, else by how they take part."""
    if sector_side == "government":
        return Side.GOVERNMENT
    if sector_side:
        return Side.OUTSIDE
    return Side.RESIDENT if sector in {"resident", ""} else Side.OUTSIDE

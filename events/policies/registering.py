"""Who may sign up, and when; plain rules with a sentence for the person who asks."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from events.choices import RegistrationState, Side, Standing

HOLDING = frozenset(
    {
        RegistrationState.CONFIRMED,
        RegistrationState.OFFERED,
        RegistrationState.ATTENDED,
        RegistrationState.NO_SHOW,
    }
)
LONGEST_ANSWER = 1_000


class RegistrationRefusedError(ValueError):
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


def check_organisation(organised: Organised) -> None:
    """Refuse one more from an organisation that has its share."""
    if organised.limit is not None and organised.coming >= organised.limit:
        raise RegistrationRefusedError(
            _(
                "Van jouw organisatie zijn er al %(number)d mensen aangemeld, meer kan niet. "
                "Vraag een collega of je de plek mag overnemen."
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


def check_capacity(capacity: int | None, *, taken: int, reserved: int) -> None:
    """Refuse fewer seats than people have, or than are kept for some."""
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


def side_of(sector_side: str, sector: str) -> Side:
    """Say for which part of society a member comes: by the organisation, else by how they take part."""
    if sector_side == "government":
        return Side.GOVERNMENT
    if sector_side:
        return Side.OUTSIDE
    return Side.RESIDENT if sector in {"resident", ""} else Side.OUTSIDE

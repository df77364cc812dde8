"""What a registration is called on screen, for who made it."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.calendaring.clocks import offer_ends
from events.choices import EndedBy, RegistrationState
from events.models import Registration

ENDED = {
    EndedBy.SELF: gettext_lazy("Je hebt je afgemeld."),
    EndedBy.EXPIRED: gettext_lazy("Je reageerde niet op tijd, de plek ging naar de volgende."),
    EndedBy.HOST: gettext_lazy("De organisator haalde je van de lijst."),
    EndedBy.TRANSFERRED: gettext_lazy("Je plek ging naar een collega."),
    EndedBy.MEETING: gettext_lazy("De bijeenkomst gaat niet door."),
}
TONES = {
    RegistrationState.CONFIRMED: "online",
    RegistrationState.ATTENDED: "online",
    RegistrationState.OFFERED: "your_turn",
    RegistrationState.WAITING: "with_editors",
}


def sentence_of(row: Registration, ahead: int | None) -> str:
    """Say how it stands with somebody's own registration; `ahead` counts who waits before them."""
    if row.state == RegistrationState.OFFERED and row.offered_until is not None:
        return _("Er is een plek voor je tot %(until)s.") % {"until": offer_ends(row)}
    if row.state == RegistrationState.WAITING:
        if row.event.starts_at is not None and timezone.now() >= row.event.starts_at:
            return _("Er kwam geen plek vrij.")
        return _("Je staat %(place)s op de wachtlijst.") % {"place": ordinal((ahead or 0) + 1)}
    if row.state == RegistrationState.CANCELLED:
        return str(ENDED.get(EndedBy(row.ended_by), "")) if row.ended_by else _("Je bent afgemeld.")
    said = {
        RegistrationState.CONFIRMED: _("Je bent aangemeld."),
        RegistrationState.ATTENDED: _("Je was erbij."),
        RegistrationState.NO_SHOW: _("Je was er niet bij."),
    }
    return said.get(RegistrationState(row.state), "")


def ordinal(number: int) -> str:
    """Write a rank in Dutch: 1e, 2e, 108e."""
    return _("%(number)se") % {"number": number}


def tone_of(row: Registration) -> str:
    """Give the colour of the mark that goes with it."""
    return TONES.get(RegistrationState(row.state), "draft")

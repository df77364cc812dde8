"""What series and turns keep of a person."""

from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from events.models import Series, Turn


def erase(user: User) -> None:
    """Let turns stand without who asked and answered, nor their words; a series waits for a coordinator."""
    Series.objects.filter(coordinator=user).update(coordinator=None)
    Turn.objects.filter(asked_by=user).update(asked_by=None)
    Turn.objects.filter(answered_by=user).update(answered_by=None, reason="")


def export(user: User) -> dict[str, Any]:
    """Give which series somebody plans, and what they answered for their organisation."""
    answered = Turn.objects.filter(answered_by=user).select_related("series", "organisation")
    return {
        _("Reeksen die je plant"): [one.title for one in Series.objects.filter(coordinator=user)],
        _("Antwoorden op de vraag om gastheer te zijn"): [
            {"Reeks": one.series.title, "Nummer": one.number, "Organisatie": one.organisation.name}
            | {"Antwoord": one.get_state_display(), "Reden": one.reason}
            for one in answered
        ],
    }

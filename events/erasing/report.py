"""What reports and questions afterwards keep of a person."""

from typing import Any

from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from accounts.erasing.frame import addresses_of
from accounts.models import User
from events.models import ActionItem, AfterAsk, ReportLine
from events.services.retention import forget_asks


def erase(user: User) -> None:
    """Let promises and told news stand without who; what was used stays as a number."""
    ActionItem.objects.filter(owner=user).update(owner=None, owner_name="")
    ReportLine.objects.filter(user=user).update(user=None)
    forget_asks(_asks(user).values_list("registration", flat=True))


def export(user: User) -> dict[str, Any]:
    """Give what somebody promised, told in the round, and said about using it."""
    return {
        _("Afspraken uit bijeenkomsten"): [
            {"Bijeenkomst": one.report.event.title, "Afspraak": one.text, "Uiterlijk": one.due_on}
            | {"Gedaan op": one.done_at}
            for one in ActionItem.objects.filter(owner=user).select_related("report__event")
        ],
        _("Verteld in het rondje"): [
            {"Bijeenkomst": one.report.event.title, "Tekst": one.text}
            for one in ReportLine.objects.filter(user=user).select_related("report__event")
        ],
        _("Gebruikt van een bijeenkomst"): [
            {"Bijeenkomst": one.registration.event.title, "Antwoord": one.used}
            | {"Waarvoor": one.used_told}
            for one in _asks(user).exclude(used="").select_related("registration__event")
        ],
    }


def _asks(user: User) -> Any:
    """Select what was asked of an account, and of a guest under any of their addresses."""
    by_address = AfterAsk.objects.annotate(address=Lower("registration__email"))
    return by_address.filter(Q(registration__user=user) | Q(address__in=addresses_of(user)))

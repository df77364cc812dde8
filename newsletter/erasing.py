"""What the weekly mail keeps of people: that they had a letter, not what stood in it."""

from typing import Any

from django.utils.translation import gettext as _

from accounts import erasing
from accounts.models import User

from .models import Letter


def connect() -> None:
    """Say what we keep."""
    erasing.register("newsletter", erase=erase, export=export)


def export(user: User) -> dict[str, Any]:
    """Hand over which letters somebody had."""
    letters = Letter.objects.filter(user=user).select_related("issue").order_by("issue__week")
    return {
        _("Weekmails"): [
            _("week van %(week)s: %(items)d regels") % {"week": one.issue.week, "items": one.items}
            for one in letters
        ]
    }


def erase(user: User) -> None:
    """Forget that somebody had letters."""
    Letter.objects.filter(user=user).delete()

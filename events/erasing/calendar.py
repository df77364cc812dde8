"""What calendars keep of a person: that they have an address of their own to subscribe to."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from events.models import PersonalFeed


def export(user: User) -> dict[str, Any]:
    """Hand over since when somebody has the address; the address itself stands on their desk."""
    found = PersonalFeed.objects.filter(user=user).first()
    since = date_format(found.renewed_at, "j F Y") if found else ""
    return {_("Eigen agenda"): [_("adres sinds %(day)s") % {"day": since}] if found else []}


def erase(user: User) -> None:
    """Make the address worthless."""
    PersonalFeed.objects.filter(user=user).delete()

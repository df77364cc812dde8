"""Everything the site knows of somebody, in one file to take along."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from accounts.models import User
from alliantie.audit import record
from alliantie.throttles import ONE_HOUR, hit

from .registry import keepers

EXPORTS_AN_HOUR = 5


def export_of(user: User) -> str:
    """Write what every app keeps of this person as JSON, under Dutch headings; throttled, logged."""
    hit(scope="account.export", key=str(user.pk), limit=EXPORTS_AN_HOUR, seconds=ONE_HOUR)
    told: dict[str, Any] = {"Gemaakt op": timezone.localtime()}
    for keeper in reversed(keepers()):
        told |= keeper.export(user)
    record(action="account.exported", obj=user, actor_id=user.pk)
    return json.dumps(told, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)

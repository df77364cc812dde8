"""Whether the profile of an organisation still holds."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record
from alliantie.freshness.answering import settled
from organisations.models import Organisation

KIND = "organisatie"


@transaction.atomic
def confirm_organisation(*, organisation_id: int, actor_id: int | None) -> None:
    """Note that a profile still holds."""
    row = Organisation.objects.select_for_update().get(pk=organisation_id)
    Organisation.objects.filter(pk=row.pk).update(
        confirmed_at=timezone.now(), unconfirmed_since=None
    )
    settled(name=KIND, key=row.pk)
    record(action="organisation.confirm", obj=row, actor_id=actor_id)


@transaction.atomic
def tell_readers(*, organisation_id: int, before: datetime) -> bool:
    """Tell readers that nobody confirmed a profile; give False when somebody did meanwhile."""
    Organisation.objects.select_for_update().filter(pk=organisation_id).first()
    row: Any = Organisation.objects.unconfirmed_since(before).filter(pk=organisation_id).first()
    if row is None:
        return False
    since = timezone.localdate(row.sure_at)
    Organisation.objects.filter(pk=row.pk).update(unconfirmed_since=since)
    record(action="organisation.outdated", obj=row, actor_id=None, origin="worker")
    return True


@transaction.atomic
def stop_telling(*, organisation_ids: Collection[int]) -> None:
    """Take the notice away where nobody has to be asked any more, as with a longer period."""
    told = Organisation.objects.filter(pk__in=organisation_ids).exclude(unconfirmed_since=None)
    if told.update(unconfirmed_since=None):
        record(action="organisation.not_outdated", actor_id=None, origin="worker")

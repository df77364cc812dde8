"""When two accounts of one person are merged: one profile stays, and what hangs on the other goes along."""

from collections import defaultdict
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from accounts.models import User
from accounts.services.merging import KIND
from alliantie.merging.redirecting import lead_on
from alliantie.merging.registry import related
from alliantie.merging.sweeping import sweep_along, write_anew
from alliantie.models import Merge
from people.models import Follow, Person
from search.registry import key_of
from search.services import queue_index_many
from search.touching import keys_around

from .indexing import person_changed, person_gone

PROFILE = "profiel"  # what hangs on a profile, as apps tell it to the frame


@transaction.atomic
def move_profile(gone: User, kept: User) -> None:
    """Keep the profile of the account that stays; where it had none, it has that of the other by now."""
    stays = Person.objects.filter(user=kept).first()
    if stays is None:
        return
    former = Person.objects.filter(user=gone).first()
    if former is not None:
        sweep_along(PROFILE, gone_key=former.pk, kept_key=stays.pk)
        _lead_on(former, stays)
        person_gone(person=former)
    Follow.objects.filter(user=kept, person=stays).delete()
    person_changed(person=stays)


def _lead_on(former: Person, stays: Person) -> None:
    """Lead the other address on, and what led there already; what an editor hid does not come back."""
    old_url, url = former.get_absolute_url(), stays.get_absolute_url()
    write_anew(Redirect.objects.filter(redirect_link=old_url), "redirect_link", url)
    lead_on(old_url, to=url)
    if former.held_back:
        Person.objects.filter(pk=stays.pk).update(held_back=True, hidden_at=timezone.now())


def index_account(gone: User, kept: User) -> None:
    """Have what everybody may see of this person found as it is now; of the rest no row says a thing."""
    rows: dict[str, list[str]] = {}
    for one in related(KIND):
        if one.label and not one.stays and not one.sealed:
            keys = one.model._meta.base_manager.filter(**{one.field: kept.pk})
            rows[one.model._meta.label] = [str(pk) for pk in keys.values_list("pk", flat=True)]
    queue_index_many(keys=sorted(set(keys_around(rows))))


def index_undone(merge: Merge) -> None:
    """Have all rows that went back found as they are now."""
    rows: dict[str, Any] = defaultdict(list)
    for label, key in merge.rows.values_list("model", "object_key"):
        rows[label].append(key)
    people = Person.objects.filter(user__in=[merge.gone_key, merge.kept_key])
    keys = {*keys_around(rows), *(key_of(one) for one in people)}
    queue_index_many(keys=sorted(keys))

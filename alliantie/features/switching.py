"""The one change: a part goes off, or on again; what it keeps stays."""

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record
from alliantie.frame import forget_frame
from alliantie.models import FeatureOff
from alliantie.site_admins import check_sets_the_site
from alliantie.visibility import Actor

from . import state
from .registry import Feature


@transaction.atomic
def switch(*, feature: Feature, is_on: bool, actor: Actor) -> bool:
    """Switch one part; say whether that changed anything: a second click finds it done."""
    check_sets_the_site(actor)
    if is_on:
        changed = bool(FeatureOff.objects.filter(pk=feature.name).delete()[0])
    else:
        given = {"switched_at": timezone.now(), "switched_by_id": actor.user_id}
        _row, changed = FeatureOff.objects.get_or_create(pk=feature.name, defaults=given)
    if changed:
        action = "feature.on" if is_on else "feature.off"
        obj = FeatureOff(pk=feature.name)
        record(action=action, obj=obj, actor_id=actor.user_id, origin="cms")
    state.forget()
    forget_frame()
    return changed

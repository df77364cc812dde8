"""When an organisation goes up in another, its turns as host and where it organises along go too."""

from django.db import transaction

from alliantie.merging.watching import note_change
from events.choices import HostState
from events.models import CoHost, Turn
from events.policies.turning import STANDING
from organisations.models import Organisation
from organisations.resolving import current_of


@transaction.atomic
def follow_merge(*, organisation: Organisation) -> None:
    """Let the successor have the turns and organise along; what it has itself stands alone."""
    after = current_of(organisation)
    if after.pk == organisation.pk:
        return
    _move_turns(organisation, after)
    _move_co_hosts(organisation, after)


def _move_turns(before: Organisation, after: Organisation) -> None:
    """Move the turns; of two for one number what still stands goes before what is over."""
    for turn in Turn.objects.filter(organisation=before):
        same = Turn.objects.filter(
            series=turn.series_id, number=turn.number, organisation=after
        ).first()
        if same is not None:
            if turn.state not in STANDING:
                continue
            for asked in same.asked_to_swap.all():
                note_change(asked, "swap_with", part="", old=same.pk, new=None)
            same.delete()
        turn.organisation = after
        turn.save(update_fields=["organisation"])
    Turn.objects.filter(organisation=after, swap_with__organisation=after).update(swap_with=None)


def _move_co_hosts(before: Organisation, after: Organisation) -> None:
    """Move the names beside meetings; a yes of either is a yes, and a host is not named beside itself."""
    for row in CoHost.objects.filter(organisation=before).select_related("event"):
        same = CoHost.objects.filter(event=row.event_id, organisation=after).first()
        if same is None and row.event.organisation_id != after.pk:
            row.organisation = after
            row.save(update_fields=["organisation"])
            continue
        if same is not None and row.state == HostState.CONFIRMED:
            same.state = row.state
            same.save(update_fields=["state"])
        row.delete()
    CoHost.objects.filter(organisation=after, event__organisation=after).delete()

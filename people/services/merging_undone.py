"""What was decided against one person while two accounts were merged holds for both once that is undone."""

from django.db import transaction
from django.db.models import Q

from alliantie.audit import record
from alliantie.models import Merge
from people.models import Block, Person


@transaction.atomic
def keep_apart(merge: Merge) -> None:
    """Let who blocked, or was blocked, meanwhile be apart from both accounts; hide both where one was hidden."""
    pair = {"gone": merge.gone_key, "kept": merge.kept_key}
    _block_both(merge, **pair)
    hidden = Person.objects.filter(held_back=True, hidden_at__gte=merge.merged_at)
    stays = hidden.filter(user=pair["kept"]).first()
    other = Person.objects.filter(user=pair["gone"], held_back=False).first()
    if stays is not None and other is not None:
        other.held_back, other.hidden_at = True, stays.hidden_at
        other.save(update_fields=["held_back", "hidden_at"])
        record(action="person.hide", obj=other, actor_id=None, origin="cms")


def _block_both(merge: Merge, *, gone: int, kept: int) -> None:
    since = Block.objects.filter(created_at__gte=merge.merged_at)
    for one in since.filter(Q(blocker=kept) | Q(blocked=kept)):
        blocker = gone if one.blocker_id == kept else one.blocker_id
        blocked = gone if one.blocked_id == kept else one.blocked_id
        if blocker == blocked:
            continue
        made, is_new = Block.objects.get_or_create(blocker_id=blocker, blocked_id=blocked)
        if is_new:
            record(action="person.block", obj=made, actor_id=None, origin="cms")

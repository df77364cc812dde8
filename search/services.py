"""Tell the index what changed, and keep what editors steer; inside the transaction that changes it."""

from collections.abc import Iterable
from time import time_ns

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record

from .choices import Direction, Field, Origin
from .curation import SynonymRule, shipped
from .models import BestBet, PendingEntry, ShippedRule, StopWord, Synonym
from .policies import normalised
from .steering import steering_changed
from .tasks import drain_index

BATCH = 500


def queue_index(*, key: str) -> None:
    """Ask for one record to be indexed as it is once this transaction is committed."""
    queue_index_many(keys=[key])


def queue_remove(*, key: str) -> None:
    """Ask for one record to leave the index; it stays when its app still offers it by then."""
    queue_index_many(keys=[key])


def queue_index_many(*, keys: Iterable[str]) -> None:
    """Ask for many records at once: one row each, one task for all."""
    now, version = timezone.now(), time_ns()
    rows = [PendingEntry(key=key, version=version, queued_at=now) for key in dict.fromkeys(keys)]
    if not rows:
        return
    with transaction.atomic():
        PendingEntry.objects.bulk_create(
            rows,
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=["version", "queued_at", "attempts"],
        )
        drain_index.enqueue()


def steered(*, what: Synonym | BestBet | StopWord, actor_id: int | None, verb: str) -> None:
    """Log that an editor made, changed or threw away something that steers search."""
    record(action=f"{what._meta.model_name}.{verb}", obj=what, actor_id=actor_id, origin="cms")


@transaction.atomic
def load_shipped_synonyms() -> int:
    """Add shipped rules that were never offered before; give how many.

    A rule is known by its first expression. What an editor changed, switched off or threw away
    stays so, and where an editor has a rule for the same words, the shipped one stays out.
    """
    known = set(ShippedRule.objects.values_list("key", flat=True))
    fresh = {normalised(rule.words[0]): rule for rule in shipped().synonyms}
    fresh = {key: rule for key, rule in fresh.items() if key not in known}
    if not fresh:
        return 0
    taken = Synonym.objects.taken()
    rows = [
        _row(rule)
        for rule in fresh.values()
        if not any(normalised(word) in taken for word in rule.words)
    ]
    ShippedRule.objects.bulk_create([ShippedRule(key=key) for key in fresh])
    Synonym.objects.bulk_create(rows)
    steering_changed()
    return len(rows)


def _row(rule: SynonymRule) -> Synonym:
    return Synonym(
        words="\n".join(rule.words),
        also="\n".join(rule.also),
        direction=Direction.BOTH if rule.both_ways else Direction.ONE,
        field=Field.TITLE if rule.titles_only else Field.ALL,
        origin=Origin.SHIPPED,
    )

"""Let earlier imports know a page again that a later one put back as they left it."""

from collections.abc import Mapping

from alliantie.choices import ImportedState
from alliantie.models import ImportedItem
from cases.models import CasePage

from .import_noting import CASE, as_left

OPEN = (ImportedState.STANDING, ImportedState.LEFT)


def follow(back: Mapping[int, ImportedItem]) -> None:
    """Note in what earlier imports left the version that putting back made; else they could not be undone."""
    if not back:
        return
    runs = {item.run_id for item in back.values()}
    others = ImportedItem.objects.filter(model=CASE, key__in=list(back), state__in=OPEN)
    others = others.exclude(run__in=runs).select_for_update(of=("self",)).order_by("pk")
    pages = CasePage.objects.in_bulk(list(back))
    same = []
    for older in others:
        now = as_left(pages[older.key])
        if {**now, "latest_revision_id": back[older.key].before["revision"]} == older.after:
            older.after = now
            same.append(older)
    ImportedItem.objects.bulk_update(same, ["after"])

"""What belongs to a page's row and not to its versions: what editors change of it in the CMS ends here.

A version never brings these fields back (see `BasePage.with_content_json`), so somebody has to
write what an editor chose. Narrowing who may see it works at once; all else when it is published.
"""

from django.db import transaction
from django.utils import timezone

from .audit import record
from .choices import Audience
from .frame import forget_frame
from .pages import BasePage

# From the fewest people to the most.
WIDTH = (Audience.PRIVATE, Audience.ORGANISATION, Audience.MEMBERS, Audience.PUBLIC)


@transaction.atomic
def take_over(*, edited: BasePage, actor_id: int | None, publishing: bool) -> list[str]:
    """Write the row's own fields as they were edited; give the names of those that changed.

    A version that is scheduled for later changes nothing yet but the audience, and only narrows it.
    """
    kind = type(edited)
    row = kind.objects.select_for_update().get(pk=edited.pk)
    later = edited.go_live_at is not None and edited.go_live_at > timezone.now()
    everything = publishing and not later
    changed = [
        name
        for name in kind.row_fields
        if _is_changed(row, edited, name) and (everything or _narrows(row, edited, name))
    ]
    for name in changed:
        attribute = row._meta.get_field(name).attname
        setattr(row, attribute, getattr(edited, attribute))
    if changed:
        row.save(update_fields=changed, clean=False)
        record(action="page.row", obj=row, actor_id=actor_id, origin="cms")
        forget_frame()
    return changed


def _is_changed(row: BasePage, edited: BasePage, name: str) -> bool:
    attribute = row._meta.get_field(name).attname
    return bool(getattr(row, attribute) != getattr(edited, attribute))


def _narrows(row: BasePage, edited: BasePage, name: str) -> bool:
    return name == "audience" and WIDTH.index(Audience(edited.audience)) < WIDTH.index(
        Audience(row.audience)
    )

"""A meeting can be reported, taken off the site, and put back as it was."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.db import transaction
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliantie.audit import record
from alliantie.closing import close, reopen
from alliantie.reportable import Reportable, number_in
from alliantie.visibility import Actor
from events.choices import EventState
from events.models import EventPage

from .judging import check_editor
from .pages import index, locked


class ReportableEvent(Reportable):
    """A meeting."""

    kind: ClassVar[str] = "bijeenkomst"
    label: ClassVar[str | Promise] = gettext_lazy("Bijeenkomst")

    def found(self, actor: Actor, handle: str) -> EventPage | None:
        """Give a meeting to who may read it."""
        rows = EventPage.objects.visible_to(actor)
        found: EventPage | None = rows.filter(pk=number_in(handle)).first()
        return found

    def get(self, key: int) -> EventPage | None:
        """Give a meeting."""
        found: EventPage | None = EventPage.objects.filter(pk=key).first()
        return found

    def author_ids(self, thing: Any) -> set[int]:
        """Give who announced it."""
        return {thing.owner_id} if thing.owner_id else set()

    def made_by(self, user_id: int, keys: Collection[int]) -> set[int]:
        """Give which of these somebody announced."""
        mine = EventPage.objects.filter(Q(owner=user_id), pk__in=keys)
        return set(mine.values_list("pk", flat=True))

    def words(self, thing: Any) -> str:
        """Give what it is for."""
        return str(thing.goal)

    def url(self, thing: Any) -> str:
        """Give the address of the page."""
        return str(thing.get_url() or "")

    def hide(self, thing: Any, *, actor: Actor) -> str:
        """Take it off the site at once."""
        return hide_event(event=thing, actor=actor)

    def restore(self, thing: Any, *, memory: str, actor: Actor) -> None:
        """Put it back."""
        show_event(event=thing, memory=memory, actor=actor)


@transaction.atomic
def hide_event(*, event: EventPage, actor: Actor) -> str:
    """Take a meeting off the site without calling it off: it may come back, seats stay who has them.

    To whom it matters nobody signed up yet the host gets it back to change. Otherwise it stays
    planned, so that the host can still call it off and everybody with a seat hears of it.
    """
    check_editor(actor)
    row = locked(event)
    stood: str = row.state
    mark = close(row)
    if not mark:
        return ""
    if stood == EventState.PLANNED and not row.registrations.standing().exists():
        row.state = EventState.CHANGES
    row.remark = _("Van de site gehaald na een melding. Je kreeg daar een mail over.")
    EventPage.objects.filter(pk=row.pk).update(state=row.state, remark=row.remark)
    record(action="event.hide", obj=row, actor_id=actor.user_id, origin="cms")
    index(row)
    return f"{stood} {mark}"


@transaction.atomic
def show_event(*, event: EventPage, memory: str, actor: Actor) -> None:
    """Put a hidden meeting back, unless its host sent it in again or called it off since."""
    check_editor(actor)
    state, _space, mark = memory.partition(" ")
    row = locked(event)
    if row.live or row.state not in {state, EventState.CHANGES}:
        return
    EventPage.objects.filter(pk=row.pk).update(state=EventState(state), remark="")
    row.state = state
    reopen(row, mark=mark)
    record(action="event.show", obj=row, actor_id=actor.user_id, origin="cms")
    index(row)

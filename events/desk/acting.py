"""Actions: the host notes them, who promised them says when they are done."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.signed_in import for_signed_in
from alliantie.throttles import ThrottledError
from events.models import ActionItem
from events.policies.hosting import EventRefusedError
from events.services import acting

from .access import run_event
from .keyed import keep_once
from .report_forms import ActionForm, owners_of
from .reporting import WRONG, report_page

RECENT, TOO_OFTEN = 20, 429


@for_signed_in
@require_safe
def own_actions(request: ActorRequest) -> HttpResponse:
    """Show what somebody promised, for themselves and for the organisations they look after."""
    rows = ActionItem.objects.of(request.actor).select_related("report__event", "organisation")
    done = rows.exclude(done_at=None).order_by("-done_at", "-pk")[:RECENT]
    context = {"still_open": rows.still_open(), "done": done}
    return render(request, "events/desk/actions.html", context)


@for_signed_in
@require_POST
def add_action(request: ActorRequest, slug: str) -> HttpResponse:
    """Add who does what before when."""
    event = run_event(request.actor, slug)
    form = ActionForm(request.POST, owners=owners_of(event))
    if not form.is_valid():
        return report_page(request, event, WRONG, action_form=form)

    def add() -> ActionItem:
        return acting.add_action(event=event, actor=request.actor, promise=form.promise())

    try:
        keep_once(request, form, "event.action", add)
    except (EventRefusedError, ThrottledError) as error:
        form.add_error(None, error.sentence)
        status = TOO_OFTEN if isinstance(error, ThrottledError) else WRONG
        return report_page(request, event, status, action_form=form)
    return redirect("host:report", slug)


def _item(slug: str, pk: int) -> Any:
    rows = ActionItem.objects.select_related("report__event", "owner", "organisation")
    return get_object_or_404(rows, pk=pk, report__event__slug=slug)


@for_signed_in
@require_POST
def finish(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Note that an action is done; also by who does it, from the meeting or their own list."""
    item = _item(slug, pk)
    is_own = acting.does(item, request.actor)
    if not is_own:
        run_event(request.actor, slug)
    acting.finish_action(item=item, actor=request.actor)
    messages.success(request, _("Mooi, dat is gedaan."))
    return redirect("host:actions") if is_own else redirect("host:report", slug)


@for_signed_in
@require_POST
def remove(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Take an action off that was noted by mistake."""
    run_event(request.actor, slug)
    acting.remove_action(item=_item(slug, pk), actor=request.actor)
    messages.success(request, _("Weggehaald."))
    return redirect("host:report", slug)

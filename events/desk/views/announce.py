"""The desk of a host: the list, and announcing in five fields."""

import json
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.throttles import ThrottledError
from cases.desk.access import for_writers
from events.desk.access import own_event
from events.desk.listing import own_meetings
from events.desk.standing import sent_in
from events.forms.announcing import AnnounceForm
from events.models import EventPage
from events.policies.hosting import EventRefusedError
from events.services import announcing, copying
from organisations.policies import OrganisationRefusedError

WRONG, TOO_OFTEN = 400, 429
NOT_TYPED = frozenset({"csrfmiddlewaretoken", "key", "version", "doe"})
SEND_IN = "insturen"
COPIED = gettext_lazy(
    "Overgenomen: de woorden, de plek, wie het mag zien, het aantal plekken en je vragen bij het "
    "aanmelden. Niet overgenomen: de dag, het programma, de sprekers, wie mee organiseert, "
    "vrijgehouden plekken, stukken, de link en de aanmeldingen. Kies een nieuwe dag."
)


@for_writers
@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """Show what somebody organises and whose turn it is."""
    return render(request, "events/desk/overview.html", {"own": own_meetings(request.actor)})


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: ActorRequest) -> HttpResponse:
    """Take the five answers: to keep, or to send in at once."""
    if request.method != "POST":
        return _form(request, AnnounceForm(actor=request.actor, initial={"key": uuid4()}))
    form = AnnounceForm(
        request.POST, actor=request.actor, is_sent_in=request.POST.get("doe") == SEND_IN
    )
    if not form.is_valid():
        return _form(request, form, WRONG)
    try:
        event = announcing.announce(
            actor=request.actor,
            key=_key(request, form),
            changes=form.changes(),
            whom=form.chosen(),
        )
    except ThrottledError as error:
        return _refused(request, form, error.sentence, TOO_OFTEN)
    except (EventRefusedError, OrganisationRefusedError) as error:
        return _refused(request, form, error.sentence, WRONG)
    return _send_in(request, event) if form.is_sent_in else _kept(request, event)


def _key(request: ActorRequest, form: AnnounceForm) -> UUID:
    """Name this text: sent twice it is the same, changed after the back button it is another."""
    shown: UUID = form.cleaned_data.get("key") or uuid4()
    typed = sorted(
        (name, *values) for name, values in request.POST.lists() if name not in NOT_TYPED
    )
    return uuid5(shown, json.dumps(typed))


def _form(request: ActorRequest, form: AnnounceForm, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {"form": form}
    return render(request, "events/desk/begin.html", context, status=status)


def _refused(request: ActorRequest, form: AnnounceForm, sentence: str, status: int) -> HttpResponse:
    form.add_error(None, sentence)
    return _form(request, form, status)


def _kept(request: ActorRequest, event: EventPage) -> HttpResponse:
    messages.success(request, _("Bewaard. Alleen jij ziet dit, tot je het instuurt."))
    return redirect("host:event", event.slug)


def _send_in(request: ActorRequest, event: EventPage) -> HttpResponse:
    """Send in what was just kept; refused, it stays on the desk with the reason."""
    try:
        announcing.submit_once(
            key=uuid5(event.reference, "first"), event=event, actor=request.actor
        )
    except EventRefusedError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, sent_in(event))
    return redirect("host:event", event.slug)


@for_writers
@require_POST
def copy(request: ActorRequest, slug: str) -> HttpResponse:
    """Begin a new meeting with what can be taken over from this one."""
    event = own_event(request.actor, slug)
    key = _uuid(request.POST.get("key", ""))
    try:
        made = copying.copy_from(event=event, actor=request.actor, key=key)
    except EventRefusedError as error:
        messages.error(request, error.sentence)
        return redirect("host:event", slug)
    messages.success(request, COPIED)
    return redirect("host:section", made.slug, "basis")


def _uuid(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        return uuid4()

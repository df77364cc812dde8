"""One meeting on the desk of its host: look, send in, take back, call off, throw away."""

from collections.abc import Callable
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliantie.http import ActorRequest
from cases.desk.access import for_writers
from events.desk.access import own_event
from events.desk.standing import meeting_on_desk, sent_in
from events.forms.deciding import AnswerForm, CancelForm
from events.models import EventPage
from events.policies.hosting import EventRefusedError, NotYourMeetingError
from events.services import announcing, changing, co_hosting

WRONG = 400


@for_writers
@require_safe
def event(request: ActorRequest, slug: str) -> HttpResponse:
    """Show how a meeting stands and what can be done."""
    at = meeting_on_desk(own_event(request.actor, slug), request.actor)
    return render(request, "events/desk/event.html", {"at": at, "key": uuid4()})


def _act(
    request: ActorRequest,
    slug: str,
    change: Callable[[EventPage], object],
    done: str | Callable[[EventPage], str],
) -> HttpResponse:
    """Do one thing and go back to the meeting; a refusal is told there."""
    found = own_event(request.actor, slug)
    try:
        change(found)
    except EventRefusedError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, done(found) if callable(done) else done)
    return redirect("host:event", slug)


@for_writers
@require_POST
def submit(request: ActorRequest, slug: str) -> HttpResponse:
    """Send it to the editors, once however often it is clicked."""
    return _act(
        request,
        slug,
        lambda found: announcing.submit_once(
            key=_key(request),
            event=found,
            actor=request.actor,
            started_from=request.POST.get("version", ""),
        ),
        sent_in,
    )


def _key(request: ActorRequest) -> UUID:
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid4()


@for_writers
@require_POST
def take_back(request: ActorRequest, slug: str) -> HttpResponse:
    """Take it back to write on."""
    return _act(
        request,
        slug,
        lambda found: announcing.take_back(event=found, actor=request.actor),
        _("Je hebt hem terug. Stuur hem weer in als je klaar bent."),
    )


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: ActorRequest, slug: str) -> HttpResponse:
    """Ask whether it is meant, then throw a draft away."""
    found = own_event(request.actor, slug)
    if request.method != "POST":
        context = {"at": meeting_on_desk(found, request.actor)}
        return render(request, "events/desk/discard.html", context)
    try:
        announcing.discard(event=found, actor=request.actor)
    except EventRefusedError as error:
        messages.error(request, error.sentence)
        return redirect("host:event", slug)
    messages.success(request, _("Weggegooid."))
    return redirect("host:overview")


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: ActorRequest, slug: str) -> HttpResponse:
    """Ask why it does not go on, say who will hear, and call it off."""
    found = own_event(request.actor, slug)
    form = CancelForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = WRONG
        if form.is_valid():
            try:
                changing.cancel_event(
                    event=found, actor=request.actor, reason=form.cleaned_data["reason"]
                )
            except EventRefusedError as error:
                form.add_error(None, error.sentence)
            else:
                messages.success(request, _("Afgezegd. Wie zich had aangemeld, krijgt een mail."))
                return redirect("host:event", slug)
    context = {"at": meeting_on_desk(found, request.actor), "form": form}
    return render(request, "events/desk/cancel.html", context, status=status)


@for_writers
@require_POST
def answer(request: ActorRequest, slug: str) -> HttpResponse:
    """Say for an organisation one administers whether it organises along."""
    form = AnswerForm(request.POST)
    asked = EventPage.objects.filter(slug=slug).first()
    if asked is None or not form.is_valid():
        raise Http404
    says_yes = form.cleaned_data["answer"] == "ja"
    try:
        co_hosting.answer(
            event=asked,
            organisation_id=form.cleaned_data["organisation"],
            actor=request.actor,
            says_yes=says_yes,
        )
    except NotYourMeetingError as error:
        raise Http404 from error
    except EventRefusedError as error:
        messages.error(request, error.sentence)
    else:
        said = _("Fijn dat jullie meedoen.") if says_yes else _("We laten jullie weg.")
        messages.success(request, said)
    return redirect("host:overview")

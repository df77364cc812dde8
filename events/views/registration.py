"""Somebody's own registration: how it stands, take the seat, sign off, pass it on."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.throttles import ONE_HOUR, ThrottledError, hit
from events.choices import RegistrationState
from events.forms.own_registration import BoxForm, PassOnForm, RemindersForm
from events.models import Registration
from events.policies.registering import RegistrationRefusedError
from events.presenting.own_page import meeting_of
from events.presenting.registration import own_of
from events.services import doors, offering, questions, reminding, transferring
from events.services.leaving import sign_off as sign_off_now
from events.services.seeing import may_see

WRONG, NOT_FOR_YOU, TOO_OFTEN = 400, 403, 429
PRESSES_AN_HOUR = 60


def counted(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let no program press the buttons behind one link endlessly."""

    @wraps(view)
    def guarded(request: ActorRequest, secret: str) -> HttpResponse:
        if request.method == "POST":
            hit(scope="event-own", key=secret, limit=PRESSES_AN_HOUR, seconds=ONE_HOUR)
        return view(request, secret)

    return guarded


def for_who_sees(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refuse who may not see the meeting any more, or is suspended; signing off stays possible."""

    @wraps(view)
    def guarded(request: ActorRequest, secret: str) -> HttpResponse:
        row = _own(secret)
        if not may_see(row):
            return _page(request, row, status=NOT_FOR_YOU)
        return view(request, secret)

    return guarded


def _own(secret: str) -> Registration:
    """Find by the secret in the link; who never typed the code has no page."""
    rows = Registration.objects.exclude(state=RegistrationState.UNCONFIRMED)
    along = rows.filter(erased_at=None).select_related("event", "user", "transfer")
    found: Registration = get_object_or_404(along, secret=secret)
    return found


@never_cache
@require_safe
def registration(request: ActorRequest, secret: str) -> HttpResponse:
    """Show how it stands; opening it changes nothing."""
    return _page(request, _own(secret))


@never_cache
@require_POST
@counted
@for_who_sees
def take(request: ActorRequest, secret: str) -> HttpResponse:
    """Take the seat that is offered."""
    row = _own(secret)
    try:
        offering.take_offer(registration=row, actor_id=request.actor.user_id)
    except RegistrationRefusedError as error:
        messages.error(request, error.sentence)
        return _page(request, _own(secret), status=WRONG)
    messages.success(request, _("De plek is van jou."))
    return redirect("events:registration", secret)


@never_cache
@require_POST
@counted
def sign_off(request: ActorRequest, secret: str) -> HttpResponse:
    """Give the place up."""
    row = _own(secret)
    try:
        sign_off_now(registration=row, actor_id=request.actor.user_id)
    except RegistrationRefusedError as error:
        messages.error(request, error.sentence)
        return _page(request, row, status=WRONG)
    messages.success(request, _("Je hebt je afgemeld. Dank je, nu kan iemand anders mee."))
    return redirect("events:registration", secret)


@never_cache
@require_POST
@counted
@for_who_sees
def renew_link(request: ActorRequest, secret: str) -> HttpResponse:
    """Make the personal link worthless that others may have, and mail a fresh one."""
    row = _own(secret)
    try:
        doors.renew_link(registration=row, actor_id=request.actor.user_id)
    except ThrottledError as error:
        messages.error(request, error.sentence)
        return _page(request, row, status=TOO_OFTEN)
    messages.success(
        request, _("De oude link werkt niet meer. De nieuwe staat in een mail aan jou.")
    )
    return redirect("events:registration", secret)


@never_cache
@require_POST
@counted
@for_who_sees
def pass_on(request: ActorRequest, secret: str) -> HttpResponse:
    """Ask a colleague to come instead."""
    row = _own(secret)
    form = PassOnForm(request.POST)
    if not form.is_valid():
        return _page(request, row, pass_on=form, status=WRONG)
    try:
        transferring.ask_colleague(
            registration=row, email=form.cleaned_data["email"], actor_id=request.actor.user_id
        )
    except (RegistrationRefusedError, ThrottledError) as error:
        form.add_error("email", error.sentence)
        return _page(request, row, pass_on=form, status=_status(error))
    messages.success(request, _("We hebben je collega gemaild. Je houdt je plek tot die ja zegt."))
    return redirect("events:registration", secret)


@never_cache
@require_POST
@counted
@for_who_sees
def remind(request: ActorRequest, secret: str) -> HttpResponse:
    """Change when one is reminded; no box ticked is none."""
    form = RemindersForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Kies een van de mogelijkheden."))
        return _page(request, _own(secret), status=WRONG)
    reminding.choose(
        registration=_own(secret), reminders=form.chosen(), actor_id=request.actor.user_id
    )
    messages.success(request, _("Je herinneringen zijn bewaard."))
    return redirect("events:registration", secret)


@never_cache
@require_POST
@counted
@for_who_sees
def ask(request: ActorRequest, secret: str) -> HttpResponse:
    """Put a question in the box."""
    row = _own(secret)
    form = BoxForm(request.POST)
    if not form.is_valid():
        return _page(request, row, box=form, status=WRONG)
    try:
        questions.ask_beforehand(registration=row, text=form.cleaned_data["text"])
    except (RegistrationRefusedError, ThrottledError) as error:
        form.add_error("text", error.sentence)
        return _page(request, row, box=form, status=_status(error))
    messages.success(request, _("Je vraag staat bij de organisator."))
    return redirect("events:registration", secret)


def _status(error: Exception) -> int:
    return TOO_OFTEN if isinstance(error, ThrottledError) else WRONG


def _page(
    request: ActorRequest,
    row: Registration,
    *,
    pass_on: PassOnForm | None = None,
    box: BoxForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "own": own_of(row),
        **meeting_of(row),
        "asked": getattr(row, "transfer", None),
        "pass_on": pass_on or PassOnForm(),
        "box": box or BoxForm(),
        "reminders": RemindersForm(initial={"reminders": row.reminders}),
    }
    return render(request, "events/registration/registration.html", context, status=status)

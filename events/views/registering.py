"""Sign up: in one click, with answers, or as a guest with a code."""

from uuid import UUID, uuid4

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from alliantie.cards import Link
from alliantie.http import ActorRequest
from alliantie.idempotency import KeyOfAnotherError
from alliantie.throttles import ThrottledError, network_of
from events.forms.registration import CodeForm, GuestForm, MemberForm, RegistrationForm
from events.models import EventPage, Registration
from events.policies.registering import RegistrationRefusedError
from events.presenting.registration import RegistrationBox
from events.services import guests, registering
from events.services.applying import of_member

WRONG, TOO_OFTEN = 400, 429


def event_of(request: ActorRequest, slug: str) -> EventPage:
    """Give a meeting this actor may see."""
    seen = EventPage.objects.visible_to(request.actor).prefetch_related("questions")
    found: EventPage = get_object_or_404(seen, slug=slug)
    return found


def origin_of(request: HttpRequest) -> str:
    """Give from where somebody asks, for counting."""
    return network_of(str(get_adapter(request).get_client_ip(request)))


def trail(event: EventPage, label: str) -> list[Link]:
    """Give the way back to the meeting."""
    overview = Link(label=_("Bijeenkomsten"), url="/bijeenkomsten/")
    return [overview, Link(label=event.title, url=event.url or ""), Link(label=label)]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: ActorRequest, slug: str) -> HttpResponse:
    """Show the form and sign up; what was typed stays when something is wrong."""
    event = event_of(request, slug)
    box = RegistrationBox(event, request.actor)
    if box.own is not None:
        return redirect(box.own.url)
    form = _form_for(request, event)
    if request.method != "POST":
        return _page(request, event, form)
    if not form.is_valid():
        return _page(request, event, form, WRONG)
    try:
        return _signed_up(request, event, form)
    except ThrottledError as error:
        form.add_error(None, error.sentence)
        return _page(request, event, form, TOO_OFTEN)
    except RegistrationRefusedError as error:
        form.add_error(None, error.sentence)
    except KeyOfAnotherError:
        form.add_error(None, _("Er ging iets mis met dit formulier. Open het opnieuw."))
    return _page(request, event, form, WRONG)


def _form_for(request: ActorRequest, event: EventPage) -> MemberForm | GuestForm:
    data = request.POST if request.method == "POST" else None
    if request.actor.is_signed_in:
        return MemberForm(data, event=event, actor=request.actor)
    return GuestForm(data, event=event)


def _signed_up(
    request: ActorRequest, event: EventPage, form: MemberForm | GuestForm
) -> HttpResponse:
    if isinstance(form, GuestForm):
        return _guest(request, event, form)
    return _member(request, event, form)


def _member(request: ActorRequest, event: EventPage, form: MemberForm) -> HttpResponse:
    side = form.cleaned_data.get("side", "")
    applicant = of_member(request.actor.user_id or 0, form.organisation_id(), side=side)
    row = registering.register_once(
        key=form.cleaned_data["key"],
        event=event,
        actor=request.actor,
        applicant=applicant,
        answers=form.answers(),
        reminders=form.chosen_reminders(),
    )
    return redirect("events:registration", row.secret)


def _guest(request: ActorRequest, event: EventPage, form: GuestForm) -> HttpResponse:
    given = form.cleaned_data
    if form.is_from_a_program:
        return redirect("events:code", event.slug, uuid4())
    guest = guests.Guest(
        name=given["name"],
        email=given["email"],
        side=given["side"],
        origin=origin_of(request),
        organisation_name=given["organisation_name"],
        reminders=form.chosen_reminders(),
    )
    reference = guests.ask_code(key=given["key"], event=event, guest=guest, answers=form.answers())
    return redirect("events:code", event.slug, reference)


def _page(
    request: ActorRequest, event: EventPage, form: RegistrationForm, status: int = 200
) -> HttpResponse:
    context = {
        "event": event,
        "form": form,
        "box": RegistrationBox(event, request.actor),
        "trail": trail(event, _("Meld je aan")),
        "login": f"{reverse('account_login')}?next={request.path}",
    }
    return render(request, "events/registration/register.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: ActorRequest, slug: str, reference: UUID) -> HttpResponse:
    """Ask for the code; the page is the same whether there is somebody behind the reference or not."""
    event = event_of(request, slug)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _code_page(request, event, form)
    if not form.is_valid():
        return _code_page(request, event, form, WRONG)
    try:
        row = _confirmed(request, event, reference, form)
    except ThrottledError as error:
        form.add_error(None, error.sentence)
        return _code_page(request, event, form, TOO_OFTEN)
    except RegistrationRefusedError as error:
        form.add_error("code", error.sentence)
        return _code_page(request, event, form, WRONG)
    messages.success(request, _("Je e-mailadres is bevestigd."))
    return redirect("events:registration", row.secret)


def _confirmed(
    request: ActorRequest, event: EventPage, reference: UUID, form: CodeForm
) -> Registration:
    return guests.confirm_code(
        event=event,
        reference=reference,
        code=form.cleaned_data["code"],
        origin=origin_of(request),
    )


def _code_page(
    request: ActorRequest, event: EventPage, form: CodeForm, status: int = 200
) -> HttpResponse:
    context = {"event": event, "form": form, "trail": trail(event, _("Typ de code"))}
    return render(request, "events/registration/code.html", context, status=status)

"""Ask somebody something; the rest of the conversation is on the desk."""

from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts import pending
from accounts.models import User
from alliantie.cards import Link
from alliantie.http import ActorRequest
from alliantie.throttles import ThrottledError
from people.forms.conversations import ContactForm
from people.models import Person
from people.policies.budget import NoRoomError
from people.policies.refusals import PeopleRefusedError
from people.presenting.asking import (
    agreed_taker,
    contact_view,
    open_themes,
    taker_for,
)
from people.services.conversations import Request, start
from themes.models import Theme

from .signed_in import login_url

KEPT, PURPOSE = "tekst", "conversation"
BAD, CONFLICT, TOO_MANY = 400, 409, 429


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: ActorRequest, slug: str) -> HttpResponse:
    """Show earlier answers and the form; pass the question on to who has room."""
    person = get_object_or_404(Person.objects.visible_to(request.actor).active(), slug=slug)
    if person.user_id == request.actor.user_id:
        messages.info(request, _("Dit ben je zelf. Hier staan je gesprekken."))
        return redirect("own:conversations")
    themes = open_themes(person, request.actor, timezone.localdate())
    if request.method != "POST":
        return _form(request, person, themes, ContactForm(initial=_kept(request), themes=themes))
    form = ContactForm(request.POST, themes=themes)
    if not form.is_valid():
        return _form(request, person, themes, form, BAD)
    if form.is_from_a_program:
        return redirect("people:contact", slug)
    if not request.actor.is_signed_in:
        return _keep(request, person, themes, form)
    return _send(request, person, themes, form)


def _kept(request: ActorRequest) -> dict[str, str]:
    """Give back what somebody typed before signing in."""
    kept = pending.take(request.GET.get(KEPT, ""), PURPOSE) or {}
    return {name: str(value) for name, value in kept.items() if name != "to"}


def _keep(
    request: ActorRequest, person: Person, themes: list[Theme], form: ContactForm
) -> HttpResponse:
    try:
        key = pending.keep(PURPOSE, form.payload, origin=_origin(request))
    except ThrottledError as error:
        form.add_error(None, error.sentence)
        return _form(request, person, themes, form, TOO_MANY)
    return redirect(login_url(request, f"{request.path}?{urlencode({KEPT: key})}"))


def _send(
    request: ActorRequest, person: Person, themes: list[Theme], form: ContactForm
) -> HttpResponse:
    given = form.cleaned_data
    about = [given["theme"]] if given.get("theme") else themes
    asked = agreed_taker(person, given["to"], request.actor)
    asker = User.objects.get(pk=request.actor.user_id or 0)
    wish = Request(given["subject"], given["text"], given.get("theme"), _origin(request))
    try:
        made = start(asker=asker, person=asked, request=wish, key=given["key"])
    except NoRoomError:
        return _somebody_else(request, person, about, form)
    except ThrottledError as error:
        form.add_error(None, error.sentence)
        return _form(request, person, themes, form, TOO_MANY)
    except PeopleRefusedError as error:
        form.add_error(None, error.sentence)
        return _form(request, person, themes, form, CONFLICT)
    pending.drop(request.GET.get(KEPT, ""))
    messages.success(
        request, _("Je vraag is verstuurd. %(name)s krijgt hem nu.") % {"name": asked.name}
    )
    return redirect("own:conversation", made.pk)


def _somebody_else(
    request: ActorRequest, person: Person, themes: list[Theme], form: ContactForm
) -> HttpResponse:
    """Say that the last place is gone and offer who comes next; the text stays."""
    form.add_error(None, _("Je vraag is nog niet verstuurd. Lees wie hem nu kan krijgen."))
    return _form(request, person, themes, form, CONFLICT)


def _form(
    request: ActorRequest,
    person: Person,
    themes: list[Theme],
    form: ContactForm,
    status: int = 200,
) -> HttpResponse:
    taker = taker_for(person, request.actor, timezone.localdate(), themes=themes)
    view = contact_view(person, themes, request.actor, taker)
    trail = [
        Link(label=person.name, url=person.get_absolute_url()),
        Link(label=_("Stel een vraag")),
    ]
    context = {"view": view, "form": form, "trail": trail}
    return render(request, "people/contact.html", context, status=status)


def _origin(request: ActorRequest) -> str:
    return str(get_adapter(request).get_client_ip(request))

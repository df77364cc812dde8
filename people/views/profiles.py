"""Profiles: the page of a person, and one's own."""

from copy import copy
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import User
from alliantie.cards import Link
from alliantie.given_back import typed_texts
from alliantie.http import ActorRequest
from alliantie.idempotency import KeyOfAnotherError, once
from alliantie.throttles import ThrottledError
from alliantie.visibility import Actor
from people.forms.profiles import ProfileForm
from people.models import Person
from people.policies.refusals import PeopleRefusedError
from people.presenting.comparing import compared
from people.presenting.linked_data import linked_data
from people.presenting.previews import PREVIEWS
from people.presenting.profiles import found_profile, profile_view
from people.services.activity import confirm_profile
from people.services.profiles import ProfileConflictError, person_of, save_profile

BAD, UNAUTHORIZED, CONFLICT, TOO_OFTEN = 400, 401, 409, 429


@require_safe
def person(request: ActorRequest, slug: str) -> HttpResponse:
    """Show somebody, as far as they want to be seen by who is looking."""
    found = found_profile(request.actor, slug=slug)
    if found is None:
        raise Http404
    return render(request, "people/person.html", _shown(found, request.actor))


def _shown(found: Person, actor: Actor) -> dict[str, Any]:
    view = profile_view(found, actor)
    return {
        "view": view,
        "linked_data": linked_data(view),
        "canonical": settings.SITE_URL + view.url,
        "trail": [Link(label=_("Mensen")), Link(label=view.who.name)],
    }


@never_cache
@login_required
@require_safe
def preview(request: ActorRequest, who: str) -> HttpResponse:
    """Show one's own profile exactly as a visitor, a member or an editor gets it."""
    if who not in PREVIEWS:
        raise Http404
    kind = PREVIEWS[who]
    found = found_profile(kind.actor, user=request.user.pk)
    if found is None:
        return render(request, "people/preview_nothing.html", {"kind": kind, "kinds": PREVIEWS})
    as_seen = copy(request)
    as_seen.actor = kind.actor  # everything below this line, sections included, asks this actor
    context = {**_shown(found, kind.actor), "kind": kind, "kinds": PREVIEWS}
    return render(as_seen, "people/preview.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: ActorRequest) -> HttpResponseBase:
    """Let somebody fill in their own profile; what was typed when the session had ended comes back."""
    if not isinstance(request.user, User):
        return _signed_out(request)
    mine = person_of(request.user) if request.method == "POST" else _mine(request.user)
    if request.method != "POST":
        return _form(request, ProfileForm(person=mine))
    form = ProfileForm(request.POST, request.FILES, person=mine)
    try:
        if not form.is_valid():
            return _form(request, form, BAD)
        return _saved(request, form)
    except ThrottledError as error:
        form.add_error("portrait", error.sentence)
        return _form(request, form, TOO_OFTEN)
    except ProfileConflictError as conflict:
        return _conflict(request, form, conflict)


def _mine(user: User) -> Person:
    """Give the profile, or what it would be: looking changes nothing."""
    found = Person.objects.filter(user=user).first()
    return found or Person(user=user, name=user.get_full_name())


def _saved(request: ActorRequest, form: ProfileForm) -> HttpResponse:
    def change() -> dict[str, Any]:
        save_profile(
            person=form.person,
            profile=form.profile(),
            started_from=form.cleaned_data["version"],
            actor=request.actor,
        )
        return {}

    owner = f"user:{request.actor.user_id}"
    try:
        once(key=form.cleaned_data["key"], purpose="person.edit", owner=owner, change=change)
    except KeyOfAnotherError:
        form.add_error(None, _("Er ging iets mis met dit formulier. Open het opnieuw."))
        return _form(request, form, BAD)
    messages.success(request, _("Je profiel is bewaard."))
    return redirect("own:profile")


def _conflict(
    request: ActorRequest, form: ProfileForm, conflict: ProfileConflictError
) -> HttpResponse:
    """Show both versions; saving mine afterwards goes on from theirs."""
    data = request.POST.copy()
    data["version"] = conflict.version
    fresh = ProfileForm(data, person=conflict.theirs)
    differences = compared(conflict.theirs, form)
    return _form(request, fresh, CONFLICT, conflict=conflict, differences=differences)


def _form(request: ActorRequest, form: ProfileForm, status: int = 200, **more: Any) -> HttpResponse:
    context = {"form": form, "person": form.person, "kinds": PREVIEWS, **more}
    return render(request, "people/profile.html", context, status=status)


def _signed_out(request: ActorRequest) -> HttpResponse:
    login = f"{reverse('account_login')}?{urlencode({'next': request.path})}"
    if request.method != "POST":
        return redirect(login)
    context = {"texts": typed_texts(request), "login": login}
    return render(request, "cases/desk/signed_out.html", context, status=UNAUTHORIZED)


@login_required
@require_POST
def confirm(request: ActorRequest) -> HttpResponse:
    """Keep that the profile still holds; twice is once."""
    try:
        confirm_profile(user=User.objects.get(pk=request.actor.user_id or 0))
    except PeopleRefusedError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, _("Dank je. Je profiel klopt nog."))
    return redirect("own:profile")

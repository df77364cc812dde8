"""Follow, stop following, and see what one follows."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.throttles import ThrottledError
from people.policies.following import Target
from people.policies.refusals import NotYoursError, PeopleRefusedError
from people.presenting.following import followed_by
from people.services.following import follow, unfollow

REFUSED, TOO_OFTEN = 400, 429


@never_cache
@login_required
@require_safe
def follows(request: ActorRequest) -> HttpResponse:
    """Show what somebody follows."""
    return _page(request)


@never_cache
@require_POST
def change(request: ActorRequest) -> HttpResponse:
    """Start or stop following and go back to where the button was pressed."""
    if not request.actor.is_signed_in:
        return redirect(f"{reverse('account_login')}?{urlencode({'next': _way_back(request)})}")
    target = Target(request.POST.get("kind", ""), request.POST.get("value", ""))
    if request.POST.get("on") != "1":
        unfollow(target=target, actor=request.actor)
        messages.success(request, _("Je volgt dit niet meer."))
        return redirect(_way_back(request))
    try:
        follow(target=target, actor=request.actor)
    except NotYoursError as error:
        raise Http404 from error
    except PeopleRefusedError as error:
        return _page(request, refusal=error.sentence, status=REFUSED)
    except ThrottledError as error:
        return _page(request, refusal=error.sentence, status=TOO_OFTEN)
    messages.success(request, _("Je volgt dit nu. Wat er nieuw is staat in je weekmail."))
    return redirect(_way_back(request))


def _page(request: ActorRequest, *, refusal: str = "", status: int = 200) -> HttpResponse:
    context = {"groups": followed_by(request.actor), "refusal": refusal}
    return render(request, "people/follows.html", context, status=status)


def _way_back(request: ActorRequest) -> str:
    """Give the page the button stood on; never another site."""
    way = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(way, allowed_hosts=None):
        return way
    return reverse("own:follows")

"""The inbox of notices, and how somebody wants to hear of them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Notice, User
from accounts.services import inbox as service
from accounts.services import standing
from alliantie.http import ActorRequest
from alliantie.throttles import ThrottledError
from people.forms.notices import WishesForm
from people.presenting.notices import inbox_of

REFUSED, TOO_OFTEN = 400, 429


@never_cache
@login_required
@require_safe
def inbox(request: ActorRequest) -> HttpResponse:
    """Show what we told somebody."""
    return _inbox(request)


@never_cache
@login_required
@require_POST
def open_notice(request: ActorRequest, pk: int) -> HttpResponse:
    """Note that one notice was read and go where it leads; that page asks again who may see it."""
    notice = get_object_or_404(Notice.objects.of(_me(request).pk), pk=pk)
    service.mark_read(user_id=_me(request).pk, notice_id=pk)
    if not url_has_allowed_host_and_scheme(notice.url, allowed_hosts=None):
        return redirect("own:inbox")
    return redirect(notice.url)


@never_cache
@login_required
@require_POST
def all_read(request: ActorRequest) -> HttpResponse:
    """Note that everything was read."""
    service.mark_read(user_id=_me(request).pk)
    return redirect("own:inbox")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def wishes(request: ActorRequest) -> HttpResponse:
    """Ask how somebody wants to hear of things."""
    form = WishesForm(request.POST or None, user_id=_me(request).pk)
    if request.method == "POST" and form.is_valid():
        service.choose(user_id=_me(request).pk, wishes=form.wishes())
        messages.success(request, _("Bewaard. Zo krijg je voortaan je berichten."))
        return redirect("own:notice_settings")
    status = REFUSED if request.method == "POST" else 200
    return render(request, "people/notices/settings.html", {"form": form}, status=status)


@never_cache
@login_required
@require_POST
def trial(request: ActorRequest) -> HttpResponse:
    """Send a mail that shows whether the address works again."""
    try:
        standing.ask_trial(_me(request))
    except ThrottledError as error:
        return _inbox(request, refusal=error.sentence, status=TOO_OFTEN)
    messages.success(request, _("De proefmail is onderweg. Open de link die erin staat."))
    return redirect("own:inbox")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def works(request: ActorRequest, token: str) -> HttpResponse:
    """Start mailing again once somebody presses the button behind the link."""
    if not standing.proves(token, _me(request)):
        raise Http404
    if request.method != "POST":
        return render(request, "people/notices/works.html")
    standing.start_mail(_me(request))
    messages.success(request, _("Mooi. Je mail komt weer aan, we sturen je weer berichten."))
    return redirect("own:inbox")


def _inbox(request: ActorRequest, *, refusal: str = "", status: int = 200) -> HttpResponse:
    shown = inbox_of(request.actor, request.GET.get("pagina", "1"))
    context = {"inbox": shown, "page": shown.page, "refusal": refusal}
    return render(request, "people/notices/inbox.html", context, status=status)


def _me(request: ActorRequest) -> User:
    if not isinstance(request.user, User):
        raise Http404
    return request.user

"""Write a line: by a personal link without signing in, or on one's own desk."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from alliantie.given_back import typed_texts
from alliantie.http import ActorRequest
from alliantie.throttles import ThrottledError
from news.forms import LineForm
from news.models import Round, RoundLine
from news.policies.lines import LinkDeadError, RoundClosedError, may_write
from news.presenting import writing
from news.services.lines import save_line, withdraw_line
from news.services.rounds import absolute, stop_mail
from people.policies.refusals import PeopleRefusedError

from .access import signed_in

BAD, GONE, TOO_OFTEN = 400, 410, 429
METHODS = ["GET", "HEAD", "POST"]


def _personal(token: str) -> writing.Personal:
    found = writing.personal(token)
    if found is None:
        raise Http404
    return found


@never_cache
@require_http_methods(METHODS)
def write(request: ActorRequest, token: str) -> HttpResponse:
    """Show the form behind a personal link; reading it changes nothing."""
    link = _personal(token)
    if not link.is_alive or not link.is_open:
        return _gone(request, is_closed=link.is_alive)
    return _line(request, link.about, link.author, link.line, token=token)


@never_cache
@require_POST
def withdraw(request: ActorRequest, token: str) -> HttpResponse:
    """Take back the line behind a personal link."""
    link = _personal(token)
    if not link.is_alive or not link.is_open:
        return _gone(request, is_closed=link.is_alive)
    if link.line is not None:
        withdraw_line(line=link.line, user_id=link.author.pk)
    return redirect("news:write", token)


@csrf_exempt  # a mail program unsubscribes with a bare POST (RFC 8058); the token is the secret
@never_cache
@require_http_methods(METHODS)
def stop(request: ActorRequest, token: str) -> HttpResponse:
    """Stop the mail about the round, with one click; opening the page does nothing yet."""
    link = _personal(token)
    if request.method == "POST":
        stop_mail(user=link.author)
    context = {"is_done": request.method == "POST"}
    return render(request, "news/stop.html", context)


@signed_in
@require_http_methods(METHODS)
def own_round(request: ActorRequest) -> HttpResponse:
    """Let a member who signed in write in the round that is open."""
    about = writing.open_round()
    if about is None or not may_write(request.actor):
        return redirect("news:own")
    line = RoundLine.objects.filter(round=about, author=request.actor.user_id).first()
    return _line(request, about, request.user, line)  # type: ignore[arg-type] # signed in


@signed_in
@require_http_methods(METHODS)
def own_line(request: ActorRequest, pk: int) -> HttpResponse:
    """Let the author change a line, also after its round closed."""
    line = _own(request, pk)
    return _line(request, line.round, request.user, line)  # type: ignore[arg-type] # signed in


@signed_in
@require_POST
def own_withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    """Take back an own line."""
    if withdraw_line(line=_own(request, pk), user_id=request.actor.user_id):
        messages.success(request, _("Je regel is van de site."))
    return redirect("news:own")


def _own(request: ActorRequest, pk: int) -> RoundLine:
    rows = RoundLine.objects.filter(author=request.actor.user_id).select_related("round")
    return get_object_or_404(rows, pk=pk)


def _line(
    request: ActorRequest, about: Round, author: User, line: RoundLine | None, *, token: str = ""
) -> HttpResponse:
    page = writing.writing(about, author, line)
    if request.method != "POST":
        kept = None if page.is_withdrawn and token else line
        return _form(request, page, LineForm(allowed=page.allowed, line=kept), token)
    form = LineForm(request.POST, allowed=page.allowed)
    if not form.is_valid():
        return _form(request, page, form, token, status=BAD)
    if "voorbeeld" in request.POST:
        given = form.written()
        card = writing.preview(
            author, given.text, given.organisation_id, shows_name=given.shows_name
        )
        return _form(request, page, form, token, card=card)
    return _save(request, about, author, form, page, token)


def _save(
    request: ActorRequest,
    about: Round,
    author: User,
    form: LineForm,
    page: writing.Writing,
    token: str,
) -> HttpResponse:
    link = absolute(request.path) if token else ""
    try:
        line = save_line(
            about=about, author=author, written=form.written(link), key=form.cleaned_data["key"]
        )
    except (LinkDeadError, RoundClosedError) as error:
        return _gone(request, is_closed=isinstance(error, RoundClosedError))
    except ThrottledError as error:
        form.add_error(None, error.sentence)
        return _form(request, page, form, token, status=TOO_OFTEN)
    except PeopleRefusedError as error:
        form.add_error(None, error.sentence)
        return _form(request, page, form, token, status=BAD)
    return redirect("news:write", token) if token else redirect("news:own_line", line.pk)


def _form(
    request: ActorRequest,
    page: writing.Writing,
    form: LineForm,
    token: str,
    *,
    card: object = None,
    status: int = 200,
) -> HttpResponse:
    context = {"page": page, "form": form, "token": token, "card": card}
    name = "news/write.html" if token else "news/desk/line.html"
    return render(request, name, context, status=status)


def _gone(request: ActorRequest, *, is_closed: bool) -> HttpResponse:
    texts = typed_texts(request) if request.method == "POST" else []
    context = {"is_closed": is_closed, "texts": texts}
    return render(request, "news/gone.html", context, status=GONE)

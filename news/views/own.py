"""Short news on somebody's own desk."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.media.errors import UploadRefusedError
from alliantie.throttles import ThrottledError
from news.choices import NewsState
from news.forms import ItemForm
from news.models import NewsItem
from news.policies.items import may_change, may_place
from news.presenting import writing
from news.services.items import change_item, choices_for, place_item, withdraw_item
from people.policies.refusals import PeopleRefusedError

from .access import signed_in

BAD, TOO_OFTEN = 400, 429
METHODS = ["GET", "HEAD", "POST"]


@signed_in
@require_safe
def own(request: ActorRequest) -> HttpResponse:
    """Show what somebody wrote, and where to write."""
    user_id = request.actor.user_id or 0
    context = {
        "items": writing.own_items(user_id),
        "lines": writing.own_lines(user_id),
        "open_round": writing.open_round() if may_place(request.actor) else None,
        "may_place": may_place(request.actor),
    }
    return render(request, "news/desk/own.html", context)


@signed_in
@require_http_methods(METHODS)
def new(request: ActorRequest) -> HttpResponse:
    """Place short news."""
    if request.method != "POST":
        if not may_place(request.actor):
            return redirect("news:own")
        return _form(request, ItemForm(allowed=_allowed(request)))
    form = ItemForm(request.POST, request.FILES, allowed=_allowed(request))
    if not form.is_valid():
        return _form(request, form, status=BAD)
    return _kept(
        request,
        form,
        lambda: place_item(short=form.short(), actor=request.actor, key=form.cleaned_data["key"]),
    )


@signed_in
@require_http_methods(METHODS)
def change(request: ActorRequest, pk: int) -> HttpResponse:
    """Change own news, for half an hour."""
    item = _own(request, pk)
    if request.method != "POST":
        if not may_change(item.state, made=item.created_at, now=timezone.now()):
            messages.info(request, _("Wijzigen kan een half uur. Intrekken kan altijd."))
            return redirect("news:own")
        return _form(request, ItemForm(allowed=_allowed(request), item=item))
    form = ItemForm(request.POST, request.FILES, allowed=_allowed(request), item=item)
    if not form.is_valid():
        return _form(request, form, status=BAD)
    return _kept(
        request, form, lambda: change_item(item=item, short=form.short(), actor=request.actor)
    )


@signed_in
@require_POST
def withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    """Take own news off the site."""
    if withdraw_item(item=_own(request, pk), user_id=request.actor.user_id):
        messages.success(request, _("Je bericht is van de site."))
    return redirect("news:own")


def _own(request: ActorRequest, pk: int) -> NewsItem:
    return get_object_or_404(NewsItem.objects.filter(author=request.actor.user_id), pk=pk)


def _allowed(request: ActorRequest) -> list[int | None]:
    return choices_for(request.actor.user_id or 0)


def _kept(request: ActorRequest, form: ItemForm, keep: Callable[[], NewsItem]) -> HttpResponse:
    try:
        item = keep()
    except ThrottledError as error:
        form.add_error(None, error.sentence)
        return _form(request, form, status=TOO_OFTEN)
    except UploadRefusedError as error:
        form.add_error("picture", error.sentence)
        return _form(request, form, status=BAD)
    except PeopleRefusedError as error:
        form.add_error(None, error.sentence)
        return _form(request, form, status=BAD)
    if item.state == NewsState.SHOWN:
        messages.success(request, _("Je bericht staat op de site."))
    else:
        messages.success(request, _("De redactie leest je bericht en zet het daarna op de site."))
    return redirect("news:own")


def _form(request: ActorRequest, form: ItemForm, *, status: int = 200) -> HttpResponse:
    return render(request, "news/desk/item.html", {"form": form}, status=status)

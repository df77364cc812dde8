"""The page "Vandaag", and what one does there."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliantie.http import ActorRequest

from . import being_away, taking
from .absences import asking
from .colleagues import name_of
from .forms import AbsenceForm, HandOverForm
from .listing import Row, Whose, row_of
from .policies import WorkRefusedError
from .presenting import today_for
from .sources import Source, source_of, sources_for

WRONG = 400
MOST_PAGES = 6  # digits


@require_safe
@never_cache
def today(request: ActorRequest) -> HttpResponse:
    """Show what waits, oldest first."""
    _editors_only(request)
    page = request.GET.get("p", "")
    is_number = page.isascii() and page.isdecimal() and len(page) < MOST_PAGES
    shown = today_for(
        request.actor,
        kind=request.GET.get("soort", ""),
        whose=request.GET.get("wie", ""),
        number=int(page) if is_number else 1,
    )
    return render(request, "alliantie/cms/today.html", {"today": shown})


@require_POST
def take(request: ActorRequest, kind: str, key: int) -> HttpResponse:
    """Take one piece of work."""
    source, _row = _found(request, kind, key)
    try:
        taking.take(source=source, key=key, actor=request.actor)
    except WorkRefusedError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, _("Je hebt dit opgepakt. Collega's zien dat."))
    return _back(request)


@require_POST
def give_back(request: ActorRequest, kind: str, key: int) -> HttpResponse:
    """Let go of one piece of work."""
    source, _row = _found(request, kind, key)
    try:
        taking.give_back(source=source, key=key, actor=request.actor)
    except WorkRefusedError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, _("Je hebt dit teruggegeven. Het is weer van niemand."))
    return _back(request)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def hand_over(request: ActorRequest, kind: str, key: int) -> HttpResponse:
    """Choose a colleague and hand one piece of work over."""
    source, row = _found(request, kind, key)
    form = HandOverForm(request.POST or None, actor=request.actor, source=source)
    if request.method == "POST" and form.is_valid():
        colleague = form.cleaned_data["colleague"]
        try:
            taking.hand_over(source=source, key=key, actor=request.actor, colleague=colleague)
        except WorkRefusedError as error:
            form.add_error(None, error.sentence)
        else:
            messages.success(request, _("Dit ligt nu bij %(name)s.") % {"name": name_of(colleague)})
            return _back(request)
    back_url = _back(request)["Location"]
    context = {"form": form, "row": row, "label": source.label, "back_url": back_url}
    status = WRONG if form.errors else 200
    return render(request, "alliantie/cms/hand_over.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def away(request: ActorRequest) -> HttpResponse:
    """Say that one is away, and who stands in."""
    _editors_only(request)
    form = AbsenceForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            being_away.be_away(actor=request.actor, **form.cleaned_data)
        except WorkRefusedError as error:
            form.add_error(None, error.sentence)
        else:
            messages.success(request, _("Genoteerd. Fijne dagen."))
            return redirect("work_today")
    status = WRONG if form.errors else 200
    return render(request, "alliantie/cms/away.html", {"form": form}, status=status)


@require_POST
def back(request: ActorRequest) -> HttpResponse:
    """Say that one is back, or stays after all."""
    _editors_only(request)
    being_away.be_back(actor=request.actor)
    messages.success(request, _("Welkom terug. Je staat niet meer als afwezig."))
    return redirect("work_today")


def _editors_only(request: ActorRequest) -> None:
    """Let everybody in who decides about something."""
    if not sources_for(request.actor):
        raise PermissionDenied


def _found(request: ActorRequest, kind: str, key: int) -> tuple[Source, Row]:
    _editors_only(request)
    source = source_of(kind, request.actor)
    row: Any = row_of(source, asking(request.actor), key) if source else None
    if source is None or row is None:
        raise Http404
    return source, row


def _back(request: ActorRequest) -> HttpResponse:
    """Go back to the list as it was narrowed."""
    whose, kind = (request.POST.get(name) or request.GET.get(name, "") for name in ("wie", "soort"))
    kept = {}
    if whose in Whose.values and whose != Whose.ALL:
        kept["wie"] = whose
    if source_of(kind, request.actor):
        kept["soort"] = kind
    answer = redirect("work_today")
    if kept:
        answer["Location"] += f"?{urlencode(kept)}"
    return answer

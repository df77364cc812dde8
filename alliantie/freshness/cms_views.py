"""What is outdated and has nobody to ask, as editors decide about it."""

from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.models import Review
from alliantie.today.following import decided, only

from .answering import answer_once, of_nobody
from .policies import ReviewRefusedError
from .views import read_answer
from .work import KIND, reviews_of_nobody

MOST = 100


@require_safe
@never_cache
def outdated(request: ActorRequest) -> HttpResponse:
    """List it, what waits longest first."""
    _editors_only(request)
    rows = only(request, KIND, reviews_of_nobody()).order_by("moved_at", "pk")[:MOST]
    context = {"asked": of_nobody(rows), "key": uuid4()}
    return render(request, "alliantie/cms/outdated.html", context)


@require_POST
def decide(request: ActorRequest, pk: int) -> HttpResponse:
    """Say that it still holds, or take it out of the lists."""
    _editors_only(request)
    row = get_object_or_404(Review, pk=pk)
    said, form_key = read_answer(request)
    try:
        answer_once(form_key=form_key, name=row.kind, key=row.key, answer=said, actor=request.actor)
    except ReviewRefusedError as error:
        messages.error(request, error.sentence)
    else:
        decided(request, _("Gedaan."), what=(KIND, pk))
    return redirect("outdated")


def _editors_only(request: ActorRequest) -> None:
    if not request.actor.is_editor:
        raise PermissionDenied

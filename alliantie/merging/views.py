"""Choose two things, see what would happen, merge, and undo it: the screens in the CMS."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.idempotency import once
from alliantie.models import Merge

from .carrying_out import carry_out
from .policies import MergeChangedError, MergeRefusedError, check_two
from .presenting import choice, choices, done, found, said_of
from .previewing import preview
from .registry import Mergeable, kind_of, kinds
from .undoing import undo

CONFLICT = 409
LONGEST_NUMBER = 18


@require_safe
@never_cache
def merges(request: ActorRequest) -> HttpResponse:
    """List what can be merged, and what was."""
    mine = [one for one in kinds() if one.may(request.actor)]
    if not mine:
        raise PermissionDenied
    context = {"kinds": mine, "done": done(request.actor)}
    return render(request, "alliantie/cms/merges.html", context)


@require_safe
@never_cache
def choose(request: ActorRequest, mergeable: str) -> HttpResponse:
    """Find the one that goes, then the one that stays."""
    one = _kind(request, mergeable)
    words = request.GET.get("q", "")
    gone = _thing(one, request.GET.get("weg", ""), request)
    alike = one.alike(gone, request.actor) if gone and not words.strip() else ()
    context = {
        "kind": one,
        "words": words,
        "gone": choice(one, gone) if gone else None,
        "found": choices(one, found(one, words, request.actor), but=gone.pk if gone else None),
        "alike": choices(one, alike),
    }
    return render(request, "alliantie/cms/merge_choose.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def look_and_merge(request: ActorRequest, mergeable: str, gone: int, kept: int) -> HttpResponse:
    """Tell what would happen; merge when somebody agrees to exactly that."""
    one = _kind(request, mergeable)
    if request.method == "POST":
        try:
            _merge_once(request, one, gone, kept)
        except MergeChangedError as error:
            return _preview(request, one, (gone, kept), error.sentence, status=CONFLICT)
        except MergeRefusedError as error:
            messages.error(request, error.sentence)
        else:
            messages.success(request, _("Samengevoegd. Je kunt dit een week lang ongedaan maken."))
        return redirect("merges")
    return _preview(request, one, (gone, kept))


@require_POST
def undo_merge(request: ActorRequest, pk: int) -> HttpResponse:
    """Put back what still is as it was left."""
    merge = get_object_or_404(Merge, pk=pk)
    _kind(request, merge.kind)
    try:
        undone = undo(merge=merge, actor=request.actor)
    except MergeRefusedError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, f"{_('Ongedaan gemaakt.')} {said_of(undone.stayed)}".strip())
    return redirect("merges")


def _merge_once(request: ActorRequest, kind: Mergeable, gone: int, kept: int) -> None:
    def change() -> dict[str, Any]:
        merge = carry_out(
            kind=kind,
            gone_key=gone,
            kept_key=kept,
            actor=request.actor,
            fingerprint=request.POST.get("gezien", ""),
        )
        return {"merge": merge.pk}

    once(key=_form_key(request), purpose="merge", owner=str(request.user.pk), change=change)


def _preview(
    request: ActorRequest,
    kind: Mergeable,
    pair: tuple[int, int],
    sentence: str = "",
    status: int = 200,
) -> HttpResponse:
    gone, kept = (_thing(kind, str(key), request) for key in pair)
    if gone is None or kept is None:
        raise Http404
    try:
        check_two(*pair)
        kind.check(gone=gone, kept=kept)
    except MergeRefusedError as error:
        sentence, refused = error.sentence, True
    else:
        refused = False
    context = {
        "kind": kind,
        "gone": choice(kind, gone),
        "kept": choice(kind, kept),
        "preview": preview(kind, gone=gone, kept=kept, actor=request.actor),
        "sentence": sentence,
        "refused": refused,
        "key": uuid4(),
    }
    return render(request, "alliantie/cms/merge_preview.html", context, status=status)


def _kind(request: ActorRequest, name: str) -> Mergeable:
    kind = kind_of(name)
    if kind is None:
        raise Http404
    if not kind.may(request.actor):
        raise PermissionDenied
    return kind


def _thing(kind: Mergeable, key: str, request: ActorRequest) -> Any:
    if not (key.isascii() and key.isdecimal() and len(key) <= LONGEST_NUMBER):
        return None
    return kind.standing(request.actor).filter(pk=key).first()


def _form_key(request: ActorRequest) -> UUID:
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid4()

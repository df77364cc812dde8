"""The screens on which site admins import."""

from pathlib import Path
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.idempotency import KeyOfAnotherError, once
from alliantie.models import Import, ImportMapping
from alliantie.site_admins import for_site_admins
from alliantie.spreadsheets import csv_file

from . import keeping
from .files import SAMPLES
from .forms import KEEP_AS, KNOWN, ColumnsForm, KnownForm, UploadForm, choices, guesses
from .kinds import ImportKind, kind_of, kinds
from .policies import ImportRefusedError
from .presenting import shown
from .rejects import rows_of

WRONG, CONFLICT = 400, 409
A_PAGE = 20
REFRESH_SECONDS = "3"


@for_site_admins
@require_safe
@never_cache
def overview(request: ActorRequest) -> HttpResponse:
    """List imports, the newest first."""
    rows = Import.objects.select_related("made_by").defer("lines", "refusals", "samples", "mapping")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("p"))
    labels = {one.name: one.label for one in kinds()}
    context = {"page": page, "rows": [(row, labels.get(row.kind, row.kind)) for row in page]}
    return render(request, "alliantie/cms/imports.html", context)


@for_site_admins
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def new(request: ActorRequest) -> HttpResponse:
    """Take a file."""
    if request.method != "POST":
        return render(request, "alliantie/cms/import_new.html", {"form": UploadForm()})
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            answer, _new = _uploaded(request, form)
            return redirect("import_columns", answer["pk"])
        except ImportRefusedError as error:
            form.add_error("file", error.sentence)
        except KeyOfAnotherError:
            form.add_error(None, _("Er ging iets mis met dit formulier. Probeer het nog een keer."))
    context = {"form": form, "key": uuid4()}
    return render(request, "alliantie/cms/import_new.html", context, status=WRONG)


def _uploaded(request: ActorRequest, form: UploadForm) -> tuple[dict[str, Any], bool]:
    kind = kind_of(form.cleaned_data["kind"])

    def keep() -> dict[str, Any]:
        if kind is None:
            raise Http404
        file = form.cleaned_data["file"]
        return {"pk": keeping.upload(kind=kind, file=file, actor=request.actor).pk}

    owner = f"user:{request.actor.user_id}"
    return once(key=form.cleaned_data["key"], purpose="import", owner=owner, change=keep)


@for_site_admins
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def columns(request: ActorRequest, pk: int) -> HttpResponse:
    """Say what the columns mean: by a choice that stands, or by one's own."""
    run = get_object_or_404(Import, pk=pk)
    kind = _kind(run)
    if request.method != "POST":
        first = KnownForm(run=run, kind=kind, initial={"publish": run.publish})
        own = ColumnsForm(run=run, kind=kind, initial=_initial(request, run, kind))
        return _columns_screen(request, run, first, own)
    if request.POST.get("do") == KNOWN:
        form: KnownForm | ColumnsForm = KnownForm(request.POST, run=run, kind=kind)
    else:
        form = ColumnsForm(request.POST, run=run, kind=kind)
    if form.is_valid():
        try:
            keeping.choose_mapping(run=run, actor=request.actor, **_chosen(run, form))
            return redirect("import", run.pk)
        except ImportRefusedError as error:
            form.add_error(None, error.sentence)
    if isinstance(form, KnownForm):
        own = ColumnsForm(run=run, kind=kind, initial=guesses(run, kind))
        return _columns_screen(request, run, form, own)
    return _columns_screen(request, run, KnownForm(run=run, kind=kind), form)


def _chosen(run: Import, form: KnownForm | ColumnsForm) -> dict[str, Any]:
    publish = form.cleaned_data.get("publish", False)
    if isinstance(form, ColumnsForm):
        kept = form.cleaned_data[KEEP_AS].strip()
        return {"known": "", "values": form.values, "publish": publish, "keep_as": kept}
    which, _colon, name = form.cleaned_data["choice"].partition(":")
    if which == KNOWN:
        return {"known": name, "values": {}, "publish": publish}
    saved = get_object_or_404(ImportMapping, pk=name, kind=run.kind)
    return {"known": "", "values": saved.values, "publish": publish}


def _initial(request: ActorRequest, run: Import, kind: ImportKind) -> dict[str, Any]:
    """Begin with what was chosen before for this file, else with guesses."""
    usual = {"setting-language": "nl", "setting-kind": "other_public_body"}
    return {**usual, **(run.mapping or guesses(run, kind)), "publish": run.publish}


def _columns_screen(
    request: ActorRequest, run: Import, first: KnownForm, own: ColumnsForm
) -> HttpResponse:
    rows = [
        [row[n] if n < len(row) else "" for row in run.samples] for n in range(len(run.columns))
    ]
    context = {
        "run": run,
        "kind": _kind(run),
        "first": first,
        "has_choices": bool(choices(run, _kind(run))),
        "own": own,
        "samples": list(zip(run.columns, rows, strict=True)),
        "numbers": range(1, SAMPLES + 1),
    }
    status = WRONG if first.errors or own.errors else 200
    return render(request, "alliantie/cms/import_columns.html", context, status=status)


@for_site_admins
@require_safe
@never_cache
def show(request: ActorRequest, pk: int) -> HttpResponse:
    """Show how an import stands; while it moves the page loads itself again."""
    return _screen(request, get_object_or_404(Import.objects.select_related("made_by"), pk=pk))


@for_site_admins
@require_POST
@never_cache
def act(request: ActorRequest, pk: int) -> HttpResponse:
    """Begin, stop or undo."""
    run = get_object_or_404(Import.objects.select_related("made_by"), pk=pk)
    todo = {"start": keeping.start, "stop": keeping.stop, "undo": keeping.undo}.get(
        request.POST.get("do", "")
    )
    if todo is None:
        raise Http404
    try:
        todo(run=run, seen=request.POST.get("seen", ""), actor=request.actor)
    except ImportRefusedError as error:
        run.refresh_from_db()
        return _screen(request, run, refused=error.sentence, status=CONFLICT)
    if todo is keeping.stop:
        messages.success(request, _("De import stopt na de rijen waar hij nu mee bezig is."))
    return redirect("import", run.pk)


@for_site_admins
@require_safe
@never_cache
def rejects(request: ActorRequest, pk: int) -> HttpResponse:
    """Give the refused rows as a file."""
    run = get_object_or_404(Import, pk=pk)
    if not run.rejects:
        raise Http404
    # Written harmless already; an apostrophe is no formula, so nothing is added.
    return csv_file(f"geweigerd-{run.pk}", rows_of(Path(run.rejects.path)))


def _screen(
    request: ActorRequest, run: Import, *, refused: str = "", status: int = 200
) -> HttpResponse:
    page = shown(run)
    context = {"shown": page, "refused": refused}
    answer = render(request, "alliantie/cms/import.html", context, status=status)
    if page.is_moving:
        answer["Refresh"] = REFRESH_SECONDS
    return answer


def _kind(run: Import) -> ImportKind:
    kind = kind_of(run.kind)
    if kind is None:
        raise Http404
    return kind

"""Write on a case, one section at a time; a conflict shows both versions."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alliantie.http import ActorRequest
from alliantie.topic_advice import ASK
from cases.desk.access import for_writers, own_page, rights
from cases.desk.comparing import compared
from cases.desk.dividing import divided
from cases.desk.files import files_with_findings
from cases.desk.forms import SECTIONS, DraftForm
from cases.desk.remarks import remarks_of
from cases.models import CasePage
from cases.policies.writing import WritingRefusedError, check_edit
from cases.services.writing import EditConflictError, Saved, save_draft, version_of
from themes.forms import advise

CONFLICT, FORBIDDEN = 409, 403


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: ActorRequest, pk: int, name: str) -> HttpResponse:
    """Show one section and save it."""
    if name not in SECTIONS:
        raise Http404
    page = own_page(request.actor, pk)
    draft: CasePage = page.get_latest_revision_as_object()
    if ASK in request.POST:
        form = SECTIONS[name](request.POST, draft=draft)
        advise(form)
        return _form(request, page, name, form)
    if request.method == "POST":
        return _save(request, page, draft, name)
    form = SECTIONS[name](draft=draft, initial=_shown(draft, page, name))
    return _form(request, page, name, form)


def _shown(draft: CasePage, page: CasePage, name: str) -> dict[str, Any]:
    return {**SECTIONS[name].initial_of(draft), "version": version_of(page)}


def _form(
    request: ActorRequest,
    page: CasePage,
    name: str,
    form: DraftForm,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    names = list(SECTIONS)
    following = names[names.index(name) + 1 :][:1]
    try:
        check_edit(*rights(request.actor, page))
        refusal = ""
    except WritingRefusedError as error:
        refusal = error.sentence
    context = {
        "page": page,
        "name": name,
        "form": form,
        "refusal": refusal,
        "files": files_with_findings(form.draft) if form.takes_files and form.draft else (),
        "remarks": [one for one in remarks_of(page) if one.section == name],
        "following": SECTIONS[following[0]].heading if following else "",
        **more,
    }
    return render(request, "cases/desk/section.html", context, status=status)


def _save(request: ActorRequest, page: CasePage, draft: CasePage, name: str) -> HttpResponse:
    form = SECTIONS[name](request.POST, request.FILES, draft=draft)
    form.is_valid()
    try:
        check_edit(*rights(request.actor, page))
        _saved(request, page, form)
    except EditConflictError as conflict:
        return _conflict(request, page, name, form, conflict)
    except WritingRefusedError:
        return _form(request, page, name, form, status=FORBIDDEN)
    if form.errors:
        fresh = _with_version(request, page, name, form)
        return _form(request, page, name, fresh, is_partly_saved=True)
    messages.success(request, _("Bewaard."))
    return redirect(_next(request, page, name))


def _saved(request: ActorRequest, page: CasePage, form: DraftForm) -> Saved:
    return save_draft(
        page=page,
        actor=request.actor,
        changes=form.changes(request.actor.user_id or 0),
        started_from=form.cleaned_data.get("version", ""),
        keeps_history="over" in request.POST,
    )


def _with_version(request: ActorRequest, page: CasePage, name: str, form: DraftForm) -> DraftForm:
    """Show the errors on a form that goes on from what was just saved."""
    page.refresh_from_db()
    data = request.POST.copy()
    data["version"] = version_of(page)
    fresh = SECTIONS[name](data, draft=form.draft)
    for field, errors in form.errors.items():
        fresh.errors.setdefault(field, errors)
    return fresh


def _conflict(
    request: ActorRequest, page: CasePage, name: str, form: DraftForm, conflict: EditConflictError
) -> HttpResponse:
    """Show both versions; saving mine afterwards keeps theirs in the history.

    When they say the same it was a double click: then it is simply saved.
    """
    differences = compared(conflict.theirs, form)
    if not differences and not form.errors and form.is_autosaved:
        messages.success(request, _("Bewaard."))
        return redirect(_next(request, page, name))
    data = request.POST.copy()
    data["version"] = conflict.version
    fresh = SECTIONS[name](data, draft=conflict.theirs)
    return _form(request, page, name, fresh, CONFLICT, conflict=conflict, differences=differences)


def _next(request: ActorRequest, page: CasePage, name: str) -> str:
    names = list(SECTIONS)
    following = names[names.index(name) + 1 :]
    if "verder" in request.POST and following:
        return reverse("desk:section", args=[page.pk, following[0]])
    return reverse("desk:case", args=[page.pk])


@for_writers
@require_POST
def autosave(request: ActorRequest, pk: int, name: str) -> HttpResponse:
    """Save what is right while somebody types; the browser keeps its own draft until we said yes."""
    form_class = SECTIONS.get(name)
    if form_class is None or not form_class.is_autosaved:
        raise Http404
    page = own_page(request.actor, pk)
    form = form_class(request.POST, draft=page.get_latest_revision_as_object())
    form.is_valid()
    try:
        saved = _saved(request, page, form)
    except EditConflictError as conflict:
        return JsonResponse({"sentence": conflict.sentence}, status=CONFLICT)
    except WritingRefusedError as error:
        return JsonResponse({"sentence": error.sentence}, status=FORBIDDEN)
    now = time_format(timezone.localtime(), "H:i")
    unsaved = {field: [str(error) for error in errors] for field, errors in form.errors.items()}
    return JsonResponse({"version": saved.version, "time": now, "unsaved": unsaved})


@for_writers
@require_POST
def divide(request: ActorRequest, pk: int) -> HttpResponse:
    """Put the parts of a pasted text where they belong; the version before stays in the history."""
    page = own_page(request.actor, pk)
    try:
        save_draft(
            page=page,
            actor=request.actor,
            changes=divided(page.get_latest_revision_as_object()),
            started_from=version_of(page),
            keeps_history=True,
        )
    except WritingRefusedError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, _("Je tekst is verdeeld over de vragen. Kijk het even na."))
    return redirect("desk:case", pk)

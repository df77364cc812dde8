"""The host brings papers, links and recordings."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alliantie.http import ActorRequest
from alliantie.media.errors import UploadRefusedError
from alliantie.signed_in import for_signed_in
from events.models import EventPage, Material
from events.policies.hosting import EventRefusedError
from events.policies.recording import RecordingRefusedError
from events.services import materials

from .access import run_event
from .keyed import keep_once
from .material_forms import MaterialForm, WordsForm

WRONG = 400
REFUSED = (EventRefusedError, RecordingRefusedError, UploadRefusedError)


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def overview(request: ActorRequest, slug: str) -> HttpResponse:
    """Show what is there and take what is brought."""
    event = run_event(request.actor, slug)
    if request.method != "POST":
        return _page(request, event, MaterialForm())
    form = MaterialForm(request.POST, request.FILES)
    if form.is_valid() and _is_kept(request, event, form):
        messages.success(request, _("Bewaard."))
        return redirect("host:materials", slug)
    return _page(request, event, form, status=WRONG)


def _is_kept(request: ActorRequest, event: EventPage, form: MaterialForm) -> bool:
    def add() -> Material:
        return materials.add_material(event=event, actor=request.actor, brought=form.brought())

    try:
        keep_once(request, form, "event.material", add)
    except REFUSED as error:
        form.add_error(
            "recording" if form.cleaned_data["recording"] else "document", error.sentence
        )
        return False
    return True


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Take the words of a recording and put it online."""
    row = _row(request, slug, pk)
    form = WordsForm(request.POST or None, initial={"transcript": row.words})
    if form.is_valid():
        said = form.cleaned_data["transcript"]
        materials.write_out(material=row, actor=request.actor, transcript=said)
        messages.success(request, _("Het staat online, met de tekst erbij."))
        return redirect("host:materials", slug)
    context = {"event": row.event, "material": row, "form": form}
    status = WRONG if request.method == "POST" else 200
    return render(request, "events/desk/material_words.html", context, status=status)


@for_signed_in
@require_POST
def remove(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Take something away."""
    materials.remove_material(material=_row(request, slug, pk), actor=request.actor)
    messages.success(request, _("Weggehaald."))
    return redirect("host:materials", slug)


def _row(request: ActorRequest, slug: str, pk: int) -> Material:
    event = run_event(request.actor, slug)
    found: Material = get_object_or_404(event.materials.select_related("event", "recording"), pk=pk)
    return found


def _page(
    request: ActorRequest, event: EventPage, form: MaterialForm, status: int = 200
) -> HttpResponse:
    rows = list(event.materials.select_related("attachment", "recording"))
    context = {"event": event, "form": form, "materials": rows}
    return render(request, "events/desk/materials.html", context, status=status)

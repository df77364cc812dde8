"""One part of a meeting to fill in; wrong input gets a sentence beside its field and nothing typed is lost."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from alliantie.http import ActorRequest
from alliantie.throttles import ThrottledError
from alliantie.topic_advice import ASK
from cases.desk.access import for_writers
from events.choices import EventState
from events.desk.access import run_event
from events.desk.saving import save_section
from events.desk.standing import MeetingOnDesk, meeting_on_desk
from events.forms.section import SectionForm
from events.forms.sections import SECTIONS
from events.policies.hosting import EventRefusedError
from events.services.pages import ChangedMeanwhileError, version_of
from themes.forms import advise

WRONG, CONFLICT, TOO_OFTEN = 400, 409, 429


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: ActorRequest, slug: str, name: str) -> HttpResponse:
    """Show one part, or keep it."""
    if name not in SECTIONS:
        raise Http404
    event = run_event(request.actor, slug)
    at = meeting_on_desk(event, request.actor)
    given: dict[str, Any] = {
        "event": event,
        "actor": request.actor,
        "is_sent_in": event.state == EventState.PLANNED,
    }
    if request.method != "POST":
        shown = {"version": version_of(event), "key": uuid4(), **SECTIONS[name].initial_of(event)}
        return _page(request, at, SECTIONS[name](initial=shown, **given), name)
    form = SECTIONS[name](request.POST, **given)
    if ASK in request.POST:
        advise(form)
        return _page(request, at, form, name)
    if not form.is_valid():
        return _page(request, at, form, name, WRONG)
    return _save(request, at, form, name)


def _save(request: ActorRequest, at: MeetingOnDesk, form: SectionForm, name: str) -> HttpResponse:
    mailed = at.mailed
    try:
        saved, is_mailed = save_section(event=at.event, actor=request.actor, form=form)
    except ChangedMeanwhileError as error:
        form.add_error(
            None,
            _(
                "Deze bijeenkomst is intussen ook ergens anders bewaard. Jouw tekst staat hier nog. "
                "Kijk hem na en bewaar opnieuw."
            ),
        )
        form.data = MultiValueDict({**dict(request.POST.lists()), "version": [error.version]})
        return _page(request, at, form, name, CONFLICT)
    except ThrottledError as error:
        form.add_error(None, error.sentence)
        return _page(request, at, form, name, TOO_OFTEN)
    except EventRefusedError as error:
        form.add_error(None, error.sentence)
    if form.errors:
        return _page(request, at, form, name, WRONG)
    messages.success(request, _said(mailed if is_mailed else 0))
    return redirect("host:event", saved.slug)


def _said(mailed: int) -> str:
    if not mailed:
        return _("Bewaard.")
    told = ngettext(
        "Bewaard. %(number)d persoon krijgt een mail met de wijziging.",
        "Bewaard. %(number)d mensen krijgen een mail met de wijziging.",
        mailed,
    )
    return told % {"number": mailed}


def _page(
    request: ActorRequest, at: MeetingOnDesk, form: SectionForm, name: str, status: int = 200
) -> HttpResponse:
    context = {"at": at, "form": form, "name": name}
    return render(request, "events/desk/section.html", context, status=status)

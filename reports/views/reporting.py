"""Report something: for everybody, about what they may read."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from alliantie.http import ActorRequest
from alliantie.reportable import Reportable, kind_of
from alliantie.throttles import ThrottledError
from reports.forms import ReportForm
from reports.policies.refusals import AlreadyReportedError, ReportRefusedError
from reports.services import reporting

WRONG, CONFLICT, TOO_OFTEN = 400, 409, 429


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: ActorRequest, kind: str, handle: str) -> HttpResponse:
    """Ask what is wrong and pass it on; what somebody may not read does not exist here either."""
    about = kind_of(kind)
    thing = about.found(request.actor, handle) if about is not None else None
    if about is None or thing is None:
        raise Http404
    form = ReportForm(request.POST or None, is_signed_in=request.actor.is_signed_in)
    if request.method != "POST":
        return _form(request, about, thing, form)
    if not form.is_valid():
        return _form(request, about, thing, form, WRONG)
    if form.is_from_a_program:
        return HttpResponseRedirect(about.url(thing))
    return _report(request, about, thing, form)


def _report(request: ActorRequest, about: Reportable, thing: Any, form: ReportForm) -> HttpResponse:
    given = form.cleaned_data
    told = reporting.Telling(given["reason"], given["text"], given.get("email", ""))
    origin = str(get_adapter(request).get_client_ip(request))
    try:
        made = reporting.report(
            kind=about,
            thing=thing,
            telling=told,
            actor=request.actor,
            origin=origin,
            key=given["key"],
        )
    except ThrottledError as error:
        form.add_error(None, error.sentence)
        return _form(request, about, thing, form, TOO_OFTEN)
    except AlreadyReportedError as error:
        form.add_error(None, error.sentence)
        return _form(request, about, thing, form, CONFLICT)
    except ReportRefusedError as error:
        form.add_error(None, error.sentence)
        return _form(request, about, thing, form, WRONG)
    day = date_format(made.promised_on, "j F")
    messages.success(
        request, _("Dank je. De moderatie kijkt ernaar, uiterlijk %(day)s.") % {"day": day}
    )
    return HttpResponseRedirect(about.url(thing))


def _form(
    request: ActorRequest, about: Reportable, thing: Any, form: ReportForm, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "label": about.label,
        "title": about.title(thing),
        "url": about.url(thing),
        "due": reporting.answer_due(),
        "is_between_two": about.is_between_two,
    }
    return render(request, "reports/report.html", context, status=status)

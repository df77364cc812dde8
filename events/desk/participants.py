"""What a host says to participants and asks of them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from alliantie.http import ActorRequest
from alliantie.idempotency import KeyOfAnotherError
from alliantie.signed_in import for_signed_in
from alliantie.throttles import ThrottledError
from events.forms.hosting import HostMailForm, questions_formset, questions_of
from events.models import EventPage, HostMail
from events.policies.hosting import EventRefusedError
from events.services import host_mail
from events.services.questions import set_questions

from .attendance import run_by

WRONG, TOO_OFTEN = 400, 429


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: ActorRequest, slug: str) -> HttpResponse:
    """Write to participants."""
    event = run_by(request, slug)
    form = HostMailForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _mail_page(request, event, form)
    if not form.is_valid():
        return _mail_page(request, event, form, WRONG)
    key = form.cleaned_data["key"]
    try:
        sent = host_mail.send(key=key, event=event, actor=request.actor, letter=form.letter())
    except ThrottledError as error:
        form.add_error(None, error.sentence)
        return _mail_page(request, event, form, TOO_OFTEN)
    except (EventRefusedError, KeyOfAnotherError) as error:
        wrong = _("Er ging iets mis met dit formulier. Open het opnieuw.")
        form.add_error(None, getattr(error, "sentence", wrong))
        return _mail_page(request, event, form, WRONG)
    number = sent.recipients
    said = ngettext("Je mail gaat naar 1 persoon.", "Je mail gaat naar %(number)d mensen.", number)
    messages.success(request, said % {"number": number})
    return redirect("host:participants_mail", slug)


def _mail_page(
    request: ActorRequest, event: EventPage, form: HostMailForm, status: int = 200
) -> HttpResponse:
    sent = HostMail.objects.filter(event=event)
    context = {"event": event, "form": form, "sent": sent}
    return render(request, "events/attendance/mail.html", context, status=status)


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: ActorRequest, slug: str) -> HttpResponse:
    """Choose what is asked at registration."""
    event = run_by(request, slug)
    formset = questions_formset(event, request.POST if request.method == "POST" else None)
    if request.method != "POST" or not formset.is_valid():
        status = 200 if request.method != "POST" else WRONG
        context = {"event": event, "formset": formset}
        return render(request, "events/attendance/questions.html", context, status=status)
    set_questions(event=event, actor=request.actor, questions=questions_of(formset))
    messages.success(request, _("Je vragen zijn bewaard."))
    return redirect("host:questions", slug)

"""Put an answer from a conversation on the site, when both agree."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alliantie.http import ActorRequest
from people.forms.conversations import AnswerOnSiteForm
from people.models import Conversation
from people.policies.refusals import PeopleRefusedError
from people.presenting.thread import thread_view
from people.services import answers_on_site

from .signed_in import for_signed_in
from .threads import BAD, CONFLICT, own, who


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def answer_on_site(request: ActorRequest, pk: int) -> HttpResponse:
    """Propose a text, agree with it, or take it off the site."""
    found = own(request, pk)
    if request.method != "POST":
        return _form(request, found)
    if request.POST.get("besluit") == "weg":
        return _withdraw(request, found)
    form = AnswerOnSiteForm(request.POST)
    if not form.is_valid():
        return _form(request, found, form, BAD)
    agrees = request.POST.get("besluit") == "akkoord"
    change = answers_on_site.agree if agrees else answers_on_site.propose
    try:
        change(conversation=found, user_id=who(request), **form.cleaned_data)
    except PeopleRefusedError as error:
        form.add_error(None, error.sentence)
        return _form(request, own(request, pk), form, CONFLICT)
    said = _("Het antwoord staat op de site.") if agrees else _("We vragen de ander om akkoord.")
    messages.success(request, said)
    return redirect("own:conversation", pk)


def _withdraw(request: ActorRequest, found: Conversation) -> HttpResponse:
    try:
        answers_on_site.withdraw(conversation=found, user_id=who(request))
    except PeopleRefusedError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, _("Het antwoord staat niet op de site."))
    return redirect("own:conversation", found.pk)


def _form(
    request: ActorRequest,
    found: Conversation,
    form: AnswerOnSiteForm | None = None,
    status: int = 200,
) -> HttpResponse:
    view = thread_view(found, request.actor)
    known = {"question": view.answer.question, "answer": view.answer.text}
    context = {"view": view, "form": form or AnswerOnSiteForm(initial=known)}
    return render(request, "people/desk/answer_on_site.html", context, status=status)

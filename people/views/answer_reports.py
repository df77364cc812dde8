"""Report an answer to the editors."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from alliantie.http import ActorRequest
from alliantie.throttles import ThrottledError
from people.forms.answers import AnswerReportForm
from people.models import Answer, Question
from people.policies.refusals import PeopleRefusedError
from people.services import reporting

TOO_OFTEN, WRONG = 429, 400


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Ask what is wrong and pass it on."""
    seen = Question.objects.visible_to(request.actor)
    rows = Answer.objects.shown().filter(question__in=seen).select_related("question")
    answer = get_object_or_404(rows, pk=pk, question__slug=slug)
    form = AnswerReportForm(request.POST or None)
    if request.method != "POST":
        return _form(request, answer, form)
    if not form.is_valid():
        return _form(request, answer, form, WRONG)
    return _report(request, answer, form)


def _report(request: ActorRequest, answer: Answer, form: AnswerReportForm) -> HttpResponse:
    given = form.cleaned_data
    try:
        reporting.report(
            thing=answer,
            url=f"{answer.question.get_absolute_url()}#antwoord-{answer.pk}",
            reason=given["reason"],
            user_id=request.actor.user_id or 0,
            key=given["key"],
        )
    except ThrottledError as error:
        form.add_error(None, error.sentence)
        return _form(request, answer, form, TOO_OFTEN)
    except PeopleRefusedError as error:
        form.add_error(None, error.sentence)
        return _form(request, answer, form, WRONG)
    messages.success(request, _("Dank je. De redactie kijkt ernaar."))
    return redirect(answer.question)


def _form(
    request: ActorRequest, answer: Answer, form: AnswerReportForm, status: int = 200
) -> HttpResponse:
    context = {"question": answer.question, "answer": answer, "form": form}
    return render(request, "people/questions/report.html", context, status=status)

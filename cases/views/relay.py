"""Ask the author, and answer."""

from uuid import UUID

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from alliantie.cards import Link
from alliantie.http import ActorRequest
from alliantie.throttles import ThrottledError
from cases.forms import AnswerForm, QuestionForm
from cases.models import AuthorQuestion, CasePage
from cases.people import author_of, authors_of
from cases.policies.relay import RelayRefusedError, may_be_asked
from cases.presenting.facts import OVERVIEW
from cases.services.relay import Asked, answer_question, ask_author

TOO_MANY, CONFLICT = 429, 409


def _case(request: ActorRequest, slug: str) -> CasePage:
    seen = CasePage.objects.visible_to(request.actor).select_related("contact", "owner")
    return get_object_or_404(seen, slug=slug)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: ActorRequest, slug: str) -> HttpResponse:
    """Show the form and pass the question on; what was typed stays when something is wrong."""
    case = _case(request, slug)
    author = author_of(case)
    if not may_be_asked(has_author=author is not None, is_active=bool(author and author.is_active)):
        raise Http404
    if request.method != "POST":
        return _form(request, case, QuestionForm(initial=_known(request)))
    form = QuestionForm(request.POST)
    if not form.is_valid():
        return _form(request, case, form)
    if form.is_from_a_program:
        return redirect("cases:asked", slug)
    return _pass_on(request, case, form)


def _pass_on(request: ActorRequest, case: CasePage, form: QuestionForm) -> HttpResponse:
    given = form.cleaned_data
    origin = get_adapter(request).get_client_ip(request)
    asked = Asked(given["name"], given["email"], given["text"], origin)
    try:
        ask_author(case=case, asked=asked, actor=request.actor, key=given["key"])
    except ThrottledError as error:
        form.add_error(None, error.sentence)
        return _form(request, case, form, TOO_MANY)
    except RelayRefusedError as error:
        form.add_error(None, error.sentence)
        return _form(request, case, form, CONFLICT)
    return redirect("cases:asked", case.slug)


def _known(request: ActorRequest) -> dict[str, str]:
    """Spare somebody who is signed in the typing."""
    if not request.user.is_authenticated:
        return {}
    return {"name": request.user.get_full_name(), "email": request.user.email}


def _form(
    request: ActorRequest, case: CasePage, form: QuestionForm, status: int = 200
) -> HttpResponse:
    context = {"page": case, "form": form, "trail": _trail(case)}
    return render(request, "cases/ask.html", context, status=status)


def _trail(case: CasePage) -> list[Link]:
    return [
        Link(label=_("Praktijkvoorbeelden"), url=OVERVIEW),
        Link(label=case.title, url=case.url or ""),
        Link(label=_("Vraag het de auteur")),
    ]


@require_safe
def asked(request: ActorRequest, slug: str) -> HttpResponse:
    """Say what happens next."""
    case = _case(request, slug)
    return render(request, "cases/asked.html", {"page": case, "trail": _trail(case)})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: ActorRequest, reply_key: UUID) -> HttpResponse:
    """Let the author, and nobody else, read a question and answer it."""
    asked = get_object_or_404(
        AuthorQuestion.objects.select_related("page__contact", "page__owner"), reply_key=reply_key
    )
    if request.actor.user_id not in authors_of(asked.page):
        raise Http404
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            answer_question(question=asked, text=form.cleaned_data["answer"], actor=request.actor)
        except RelayRefusedError as error:
            form.add_error(None, error.sentence)
            return render(request, "cases/question.html", _answering(asked, form), status=CONFLICT)
        return redirect("cases:question", reply_key)
    return render(request, "cases/question.html", _answering(asked, form))


def _answering(asked: AuthorQuestion, form: AnswerForm) -> dict[str, object]:
    trail = [*_trail(asked.page)[:2], Link(label=_("Vraag van een lezer"))]
    return {"question": asked, "page": asked.page, "form": form, "trail": trail}

"""Questions: the overview, one question, and what may answer one that is being typed."""

from allauth.account.adapter import get_adapter
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alliantie.cards import Link
from alliantie.http import ActorRequest
from alliantie.throttles import ONE_MINUTE, ThrottledError, hit
from people.models import Question
from people.presenting.alike import alike
from people.presenting.question import question_view
from people.presenting.questions import listed

TOO_OFTEN = 429
ALIKE_A_MINUTE = 60
LONGEST_ASKED = 250


@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """Show what is asked, with filters."""
    context = {"listed": listed(request.GET, request.actor), "trail": trail()}
    return render(request, "people/questions/overview.html", context)


@require_safe
def question(request: ActorRequest, slug: str) -> HttpResponse:
    """Show one question with what answered it."""
    rows = Question.objects.visible_to(request.actor).select_related("organisation")
    found = get_object_or_404(rows.prefetch_related("themes"), slug=slug)
    view = question_view(found, request.actor)
    context = {"view": view, "question": found, "trail": trail(found.text)}
    return render(request, "people/questions/question.html", context)


@require_safe
def alike_fragment(request: ActorRequest) -> HttpResponse:
    """Give what may answer a question already, while somebody types it."""
    try:
        hit(
            scope="question.alike",
            key=origin_of(request),
            limit=ALIKE_A_MINUTE,
            seconds=ONE_MINUTE,
        )
    except ThrottledError:
        return HttpResponse(status=TOO_OFTEN)
    found = alike(request.GET.get("text", "")[:LONGEST_ASKED], request.actor)
    return render(request, "people/questions/alike.html", {"found": found})


def own(request: ActorRequest, slug: str) -> Question:
    """Find an own question; that of another is not told of."""
    return get_object_or_404(Question.objects.asked_by(request.actor), slug=slug)


def origin_of(request: ActorRequest) -> str:
    """Give the network address; behind a proxy everybody would else share the proxy's."""
    return str(get_adapter(request).get_client_ip(request))


def trail(last: str = "") -> list[Link]:
    """Give the way back to all questions."""
    first = Link(label=_("Vragen"), url=reverse("people:questions") if last else "")
    return [first, Link(label=last)] if last else [first]

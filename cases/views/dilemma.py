"""The pages of dilemmas."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alliantie.cards import Link
from alliantie.http import ActorRequest
from alliantie.sealing import mark
from alliantie.signed_in import for_signed_in
from alliantie.throttles import ONE_MINUTE, hit
from cases.models import DilemmaIndexPage, DilemmaPage
from cases.presenting.dilemma import OVERVIEW
from cases.presenting.dilemma_values import weighed
from cases.presenting.similar_dilemmas import similar

SIMILAR_A_MINUTE = 60
LONGEST_ASKED = 2000


@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """Show the one overview; asked straight by its address, which spares the walk down the tree."""
    page = DilemmaIndexPage.objects.visible_to(request.actor).filter(slug="dilemmas").first()
    if page is None:
        raise Http404
    return TemplateResponse(request, page.get_template(request), page.get_context(request))


@require_safe
def dilemma(request: ActorRequest, slug: str) -> HttpResponse:
    """Show one dilemma; asked straight by its address, which spares the walk down the tree."""
    rows = DilemmaPage.objects.visible_to(request.actor)
    page = get_object_or_404(rows.select_related("organisation", "decision"), slug=slug)
    return TemplateResponse(request, page.get_template(request), page.get_context(request))


@require_safe
def values(request: ActorRequest) -> HttpResponse:
    """Show what the network weighs against what."""
    trail = (Link(label=_("Dilemma's"), url=OVERVIEW), Link(label=_("Wat we wegen")))
    context = {"shown": weighed(request.actor), "trail": trail}
    return render(request, "cases/dilemmas/values.html", context)


@for_signed_in
@require_POST
def similar_dilemmas(request: ActorRequest) -> HttpResponse:
    """Give what is like a text that is being written; it comes in the body, so that no log holds it."""
    if not request.actor.is_member:
        raise Http404
    key = mark("similar", request.actor.user_id)
    hit(scope="similar-dilemmas", key=key, limit=SIMILAR_A_MINUTE, seconds=ONE_MINUTE)
    text = " ".join(request.POST.get(name, "") for name in ("title", "situation", "text"))
    context = {"similar": similar(text[:LONGEST_ASKED], request.actor)}
    return render(request, "cases/dilemmas/similar.html", context)

"""The page of one use case."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from alliantie.http import ActorRequest
from cases.models import CasePage


@require_safe
def case(request: ActorRequest, slug: str) -> HttpResponse:
    """Show one use case; asked straight by its address, which spares the walk down the tree."""
    page = get_object_or_404(CasePage.objects.visible_to(request.actor).with_parts(), slug=slug)
    return TemplateResponse(request, page.get_template(request), page.get_context(request))

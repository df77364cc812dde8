"""The overview of use cases."""

from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from alliantie.http import ActorRequest
from cases.models import CaseIndexPage


@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """Show the one overview; asked straight by its address, which spares the walk down the tree."""
    page = (
        CaseIndexPage.objects.visible_to(request.actor).filter(slug="praktijkvoorbeelden").first()
    )
    if page is None:
        raise Http404
    return TemplateResponse(request, page.get_template(request), page.get_context(request))

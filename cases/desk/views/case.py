"""One case on its author's desk."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from alliantie.http import ActorRequest
from cases.models import CasePage


@never_cache
@require_safe
def case(request: ActorRequest, pk: int) -> HttpResponse:
    """Show where a case stands."""
    page = get_object_or_404(CasePage.objects.written_by(request.actor), pk=pk)
    return HttpResponse(page.title)

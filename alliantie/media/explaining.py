"""The page that explains to whoever brings a file how everybody can read it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .guidance import ADVICE


@require_safe
def accessible_files(request: HttpRequest) -> HttpResponse:
    """Explain every finding."""
    return render(request, "alliantie/accessible_files.html", {"advice": ADVICE})

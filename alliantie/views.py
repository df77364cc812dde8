"""Answers that belong to no content."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Explain an expired form."""
    return render(request, "403_csrf.html", status=403)

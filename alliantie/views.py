"""Answers that belong to no content."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from . import refusals
from .attempt_lines import not_meant
from .given_back import typed_texts

ONE_MINUTE = 60


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Explain an expired form and give back what was typed."""
    not_meant(request)
    context = {"texts": typed_texts(request), "way_on": request.path}
    return render(request, "403_csrf.html", context, status=403)


def too_often(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer allauth's own limits."""
    sentence = _("Dit ging te vaak achter elkaar. Wacht een minuut en probeer het opnieuw.")
    return refusals.too_often(request, sentence, ONE_MINUTE)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Tell finders of a weakness where to go (RFC 9116)."""
    expires = timezone.now() + timedelta(days=settings.SECURITY_TXT_DAYS)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")

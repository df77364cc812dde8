"""Addresses of dilemmas; under /dilemmas/ the fixed ones come before the questions."""

from django.urls import URLPattern, path
from django.views.generic import RedirectView

urlpatterns: list[URLPattern] = [
    path(
        "dilemmas/vertrouwelijk/",
        RedirectView.as_view(pattern_name="desk:dilemmas"),
        name="confidential_talk",
    ),
]

"""Addresses of dilemmas on the desk; a dilemma is known by its random reference."""

from django.urls import URLPattern, path
from django.views.generic import RedirectView

DILEMMA = "dilemmas/<uuid:reference>/"
urlpatterns: list[URLPattern] = [
    path("dilemmas/", RedirectView.as_view(pattern_name="desk:overview"), name="dilemmas"),
]

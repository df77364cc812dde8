"""Addresses of dilemmas; under /dilemmas/ the fixed ones come before the questions."""

from django.urls import URLPattern, path

from cases.views import dilemma

urlpatterns: list[URLPattern] = [
    path("dilemmas/", dilemma.overview, name="dilemmas"),
    path("dilemmas/waarden/", dilemma.values, name="dilemma_values"),
    path("dilemmas/lijkt-op/", dilemma.similar_dilemmas, name="similar_dilemmas"),
    path("dilemmas/<slug:slug>/", dilemma.dilemma, name="dilemma"),
]

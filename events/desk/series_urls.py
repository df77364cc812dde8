"""Addresses of the desk: planning a series and taking turns."""

from django.urls import URLPattern, path

from . import series

urlpatterns: list[URLPattern] = [
    path("beurten/", series.turns, name="turns"),
    path("beurten/<int:pk>/", series.answer, name="turn_answer"),
    path("reeksen/<slug:slug>/", series.plan, name="series"),
    path("reeksen/<slug:slug>/ruilen/", series.swap, name="series_swap"),
]

"""Addresses of the desk: planning a series and taking turns."""

from django.urls import URLPattern, path

from . import series, turns

urlpatterns: list[URLPattern] = [
    path("beurten/", turns.turns, name="turns"),
    path("beurten/<int:pk>/", turns.answer, name="turn_answer"),
    path("beurten/<int:pk>/ruilen/", turns.ask_to_swap, name="turn_swap"),
    path("beurten/<int:pk>/ruilen/antwoord/", turns.answer_swap, name="turn_swap_answer"),
    path("beurten/<int:pk>/klaarzetten/", series.make_meeting, name="turn_meeting"),
    path("beurten/<int:pk>/intrekken/", series.withdraw, name="turn_withdraw"),
    path("reeksen/", series.overview, name="series_list"),
    path("reeksen/<slug:slug>/", series.plan, name="series"),
    path("reeksen/<slug:slug>/ruilen/", series.swap, name="series_swap"),
]

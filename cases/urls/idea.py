"""Addresses of idea rounds."""

from django.urls import URLPattern, path

from cases.views import ideas

ROUND = "dilemmas/ideeen/<slug:slug>/"
ONE = f"{ROUND}<int:pk>/"
urlpatterns: list[URLPattern] = [
    path("dilemmas/ideeen/", ideas.overview, name="ideas"),
    path(ROUND, ideas.idea_round, name="idea_round"),
    path(f"{ROUND}nieuw/", ideas.post, name="idea_post"),
    path(ONE, ideas.idea, name="idea"),
    path(f"{ONE}aanpassen/", ideas.edit, name="idea_edit"),
    path(f"{ONE}intrekken/", ideas.withdraw, name="idea_withdraw"),
    path(f"{ONE}steunen/", ideas.support, name="idea_support"),
    path(f"{ONE}niet-meer-steunen/", ideas.stop_support, name="idea_stop_support"),
]

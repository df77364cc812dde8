"""Addresses of the asker's side that are open to whoever has the link, and of proposals."""

from django.urls import URLPattern, path

from cases.views.look_back import look_back
from cases.views.proposing import propose

urlpatterns: list[URLPattern] = [
    path("dilemmas/vervolg/<str:token>/", look_back, name="look_back"),
    path("dilemmas/<slug:slug>/aanvullen/", propose, name="propose"),
]

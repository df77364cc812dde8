"""Addresses of pages about meetings; under /bijeenkomsten/ the fixed ones come before the titles."""

from django.urls import URLPattern, path

from events.views import event

urlpatterns: list[URLPattern] = [
    path("bijeenkomsten/", event.overview, name="overview"),
    path("bijeenkomsten/reeksen/<slug:slug>/", event.series, name="series"),
    path("bijeenkomsten/<slug:slug>/", event.event, name="event"),
]

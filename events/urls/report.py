"""Addresses of what comes after a meeting."""

from django.urls import URLPattern, path

from events.views import afterwards, recording, rounds

urlpatterns: list[URLPattern] = [
    path("bijeenkomsten/podcast.xml", recording.podcast, name="podcast"),
    path("bijeenkomsten/opname/<int:pk>/<str:name>", recording.recording, name="recording"),
    path("bijeenkomsten/<slug:slug>/rondje/", rounds.told, name="round"),
    path("bijeenkomsten/<slug:slug>/rondje/<int:pk>/weg/", rounds.take_back, name="round_remove"),
    path("achteraf/<str:secret>/", afterwards.evaluate, name="evaluate"),
    path("achteraf/<str:secret>/gebruikt/", afterwards.used, name="used"),
]

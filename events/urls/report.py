"""Addresses of what comes after a meeting."""

from django.urls import URLPattern, path

from events.views import afterwards, recording

urlpatterns: list[URLPattern] = [
    path("bijeenkomsten/podcast.xml", recording.podcast, name="podcast"),
    path("bijeenkomsten/opname/<int:pk>/<str:name>", recording.recording, name="recording"),
    path("achteraf/<str:secret>/", afterwards.evaluate, name="evaluate"),
    path("achteraf/<str:secret>/gebruikt/", afterwards.used, name="used"),
]

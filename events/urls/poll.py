"""Addresses of what a room answers on its phones."""

from django.urls import URLPattern, path

from events.views import poll

urlpatterns: list[URLPattern] = [
    path("stem/", poll.enter, name="poll_enter"),
    path("stem/<str:code>/", poll.poll, name="poll"),
]

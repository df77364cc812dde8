"""Addresses of matchmaking on somebody's own desk, under /mijn/."""

from django.urls import URLPattern

from . import for_you, introductions

app_name = "matching"
urlpatterns: list[URLPattern] = [*for_you.desk, *introductions.desk]

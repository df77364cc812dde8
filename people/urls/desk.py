"""Addresses of people on somebody's own desk, under /mijn/."""

from django.urls import URLPattern

from . import ambassadors, conversations, following, offers, profiles

app_name = "own"
urlpatterns: list[URLPattern] = [
    *profiles.desk,
    *ambassadors.desk,
    *offers.desk,
    *conversations.desk,
    *following.desk,
]

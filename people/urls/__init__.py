"""Addresses of people, one noun a file; the desk's own pages stand in `people.urls.desk`."""

from django.urls import URLPattern

from . import ambassadors, conversations, offers, profiles, questions

app_name = "people"
urlpatterns: list[URLPattern] = [
    *profiles.public,
    *ambassadors.public,
    *questions.public,
    *offers.public,
    *conversations.public,
]

"""Addresses of profiles."""

from django.urls import URLPattern, path

from people.views import profiles

public: list[URLPattern] = [
    path("mensen/<slug:slug>/", profiles.person, name="person"),
]
desk: list[URLPattern] = [
    path("profiel/", profiles.profile, name="profile"),
    path("profiel/klopt-nog/", profiles.confirm, name="profile_confirm"),
    path("profiel/gezien-door/<slug:who>/", profiles.preview, name="profile_preview"),
]

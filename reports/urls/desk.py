"""Addresses of reports on somebody's own desk, under /mijn/meldingen/."""

from django.urls import URLPattern, path

from reports.views import own

app_name = "own_reports"
urlpatterns: list[URLPattern] = [
    path("", own.overview, name="overview"),
    path("<int:pk>/", own.dossier, name="dossier"),
]

"""Addresses of meetings, one noun a module."""

from django.urls import URLPattern

from . import calendar, event, poll, recipe, registration, report

app_name = "events"
urlpatterns: list[URLPattern] = [
    *recipe.urlpatterns,
    *calendar.urlpatterns,
    *registration.urlpatterns,
    *poll.urlpatterns,
    *report.urlpatterns,
    *event.urlpatterns,
]

"""Addresses of meetings, one noun a module."""

from django.urls import URLPattern

from . import calendar, event, recipe, registration

app_name = "events"
urlpatterns: list[URLPattern] = [
    *recipe.urlpatterns,
    *calendar.urlpatterns,
    *registration.urlpatterns,
    *event.urlpatterns,
]

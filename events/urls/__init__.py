"""Addresses of meetings, one noun a module."""

from django.urls import URLPattern

app_name = "events"
urlpatterns: list[URLPattern] = []

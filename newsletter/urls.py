"""Addresses of the weekly mail."""

from django.urls import URLPattern

app_name = "newsletter"
urlpatterns: list[URLPattern] = []

"""Addresses of the host's desk: announcing and changing."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

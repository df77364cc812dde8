"""Addresses of signing up and being there."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

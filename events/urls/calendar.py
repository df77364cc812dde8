"""Addresses of calendar files, feeds and personal links."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

"""Addresses of pages about meetings."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

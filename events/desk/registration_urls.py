"""Addresses of the host's desk: who comes."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

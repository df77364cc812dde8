"""Addresses of what people follow and are told."""

from django.urls import URLPattern

public: list[URLPattern] = []
desk: list[URLPattern] = []

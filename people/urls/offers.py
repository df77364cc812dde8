"""Addresses of offers and needs."""

from django.urls import URLPattern

public: list[URLPattern] = []
desk: list[URLPattern] = []

"""Addresses of short news and the monthly round."""

from django.urls import URLPattern

app_name = "news"
urlpatterns: list[URLPattern] = []

"""The address of the search page."""

from django.urls import URLPattern, path

from .views import search

app_name = "search"
urlpatterns: list[URLPattern] = [path("", search, name="search")]

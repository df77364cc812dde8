"""The addresses of search."""

from django.urls import URLPattern, path

from .clicking import click
from .feeds import feed
from .views import browser_suggestions, description, search, suggestions

app_name = "search"
urlpatterns: list[URLPattern] = [
    path("", search, name="search"),
    path("klik/", click, name="click"),
    path("suggesties/", suggestions, name="suggestions"),
    path("suggesties/browser/", browser_suggestions, name="browser_suggestions"),
    path("opensearch.xml", description, name="description"),
    path("feed/", feed, name="feed"),
]

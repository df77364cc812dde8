"""The addresses of search."""

from django.urls import URLPattern, path

from .clicking import click
from .views import search

app_name = "search"
urlpatterns: list[URLPattern] = [
    path("", search, name="search"),
    path("klik/", click, name="click"),
]

"""Addresses of themes."""

from django.urls import URLPattern, path

from . import views

app_name = "themes"
urlpatterns: list[URLPattern] = [
    path("", views.overview, name="overview"),
    path("<slug:slug>/", views.detail, name="detail"),
]

"""Addresses of organisations."""

from django.urls import URLPattern, path

from . import views

app_name = "organisations"
urlpatterns: list[URLPattern] = [
    path("", views.overview, name="overview"),
    path("voorstellen/", views.suggest, name="suggest"),
    path("<slug:slug>/", views.detail, name="detail"),
]

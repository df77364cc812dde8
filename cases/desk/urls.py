"""Addresses of the writing desk."""

from django.urls import URLPattern, path

from .views import case

app_name = "desk"
urlpatterns: list[URLPattern] = [
    path("praktijkvoorbeelden/<int:pk>/", case.case, name="case"),
]

"""Addresses of "Klopt dit nog?", under /mijn/."""

from django.urls import URLPattern, path

from . import views

app_name = "freshness"
urlpatterns: list[URLPattern] = [
    path("klopt-dit-nog/", views.asked, name="asked"),
    path("klopt-dit-nog/<slug:kind>/<int:key>/", views.answer, name="answer"),
]

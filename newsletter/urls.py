"""Addresses of the weekly mail."""

from django.urls import URLPattern, path

from . import views

app_name = "newsletter"
urlpatterns: list[URLPattern] = [path("mail/stop/<str:token>/", views.stop, name="stop")]

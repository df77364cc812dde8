"""Addresses of the gallery; included in development only."""

from django.urls import path

from .views import gallery

app_name = "gallery"
urlpatterns = [path("", gallery, name="gallery")]

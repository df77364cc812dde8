"""Addresses of matchmaking."""

from django.urls import path

from matchmaking.views import explained

app_name = "matchmaking"
urlpatterns = [
    path("hoe-kiezen-wij/", explained.explained, name="explained"),
]

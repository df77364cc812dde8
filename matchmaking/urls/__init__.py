"""Addresses of matchmaking."""

from django.urls import path

from matchmaking.views import explained, network

app_name = "matchmaking"
urlpatterns = [
    path("hoe-kiezen-wij/", explained.explained, name="explained"),
    path("netwerk/", network.network, name="network"),
    path("netwerk.csv", network.network_csv, name="network_csv"),
]

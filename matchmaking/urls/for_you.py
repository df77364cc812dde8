"""Addresses of what was suggested to somebody."""

from django.urls import URLPattern, path

from matchmaking.views import for_you as views

ONE = "voor-jou/<int:pk>/"
desk: list[URLPattern] = [
    path("voor-jou/", views.overview, name="for_you"),
    path(f"{ONE}stel-voor/", views.ask, name="ask_introduction"),
    path(f"{ONE}niet-dit/", views.not_this, name="not_this"),
    path(f"{ONE}later/", views.later, name="later"),
    path(f"{ONE}geopend/", views.opened, name="opened"),
]

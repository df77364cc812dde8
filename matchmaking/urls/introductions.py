"""Addresses of introductions."""

from django.urls import URLPattern, path

from matchmaking.views import introductions as views

ONE = "kennismakingen/<uuid:reference>/"
desk: list[URLPattern] = [
    path("kennismakingen/", views.overview, name="introductions"),
    path(ONE, views.introduction, name="introduction"),
    path(f"{ONE}ja/", views.agree, name="agree"),
    path(f"{ONE}nee/", views.decline, name="decline"),
    path(f"{ONE}intrekken/", views.withdraw, name="withdraw"),
    path(f"{ONE}afspraak/", views.planned, name="planned"),
    path(f"{ONE}gesproken/", views.met, name="met"),
    path(f"{ONE}hielp/", views.helped, name="helped"),
]

"""Addresses of organisations; somebody's own stand in `desk`, the ways in in `joining`."""

from django.urls import URLPattern, path

from organisations.views import joining, organisations

app_name = "organisations"
urlpatterns: list[URLPattern] = [
    path("", organisations.overview, name="overview"),
    path("voorstellen/", organisations.suggest, name="suggest"),
    path("<slug:slug>/", organisations.detail, name="detail"),
    path("<slug:slug>/ik-werk-hier/", joining.works_here, name="works_here"),
]

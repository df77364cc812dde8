"""Addresses of what the network did."""

from django.urls import URLPattern, path, re_path

from . import views

app_name = "quarters"
ONE = r"^wat-het-netwerk-deed/(?P<year>20[0-9][0-9])-k(?P<number>[1-4])/"

urlpatterns: list[URLPattern] = [
    path("wat-het-netwerk-deed/", views.overview, name="overview"),
    re_path(rf"{ONE}$", views.report, name="report"),
    re_path(rf"{ONE}cijfers\.csv$", views.as_csv, name="csv"),
    re_path(rf"{ONE}cijfers\.xlsx$", views.as_xlsx, name="xlsx"),
]

"""Addresses of the host's desk, under /mijn/bijeenkomsten/."""

from django.urls import URLPattern

from . import announcing_urls, poll_urls, registration_urls, report_urls, series_urls

app_name = "host"
urlpatterns: list[URLPattern] = [
    *series_urls.urlpatterns,
    *poll_urls.urlpatterns,
    *report_urls.urlpatterns,
    *registration_urls.urlpatterns,
    *announcing_urls.urlpatterns,
]

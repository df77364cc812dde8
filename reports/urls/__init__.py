"""Addresses of reports that everybody can open."""

from django.urls import URLPattern, path

from reports.views import numbers, reporting

app_name = "reports"
urlpatterns: list[URLPattern] = [
    path("meld/<slug:kind>/<slug:handle>/", reporting.report, name="report"),
    path("meldingen/", numbers.numbers, name="numbers"),
]

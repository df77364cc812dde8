"""Addresses of the host's desk: what came of it."""

from django.urls import URLPattern, path

from . import reporting

REPORT = "<slug:slug>/verslag/"
urlpatterns: list[URLPattern] = [
    path(REPORT, reporting.report, name="report"),
    path(f"{REPORT}tekst/", reporting.write, name="report_write"),
    path(f"{REPORT}besluit/", reporting.add_line, name="report_line"),
    path(f"{REPORT}actie/", reporting.add_action, name="report_action"),
    path(f"{REPORT}online/", reporting.publish, name="report_publish"),
    path(f"{REPORT}actie/<int:pk>/gedaan/", reporting.finish, name="action_done"),
]

"""Addresses of the host's desk: what came of it."""

from django.urls import URLPattern, path

from . import materials, reporting

REPORT = "<slug:slug>/verslag/"
MATERIAL = "<slug:slug>/materiaal/"
urlpatterns: list[URLPattern] = [
    path(MATERIAL, materials.overview, name="materials"),
    path(f"{MATERIAL}<int:pk>/tekst/", materials.words, name="material_words"),
    path(f"{MATERIAL}<int:pk>/weg/", materials.remove, name="material_remove"),
    path(REPORT, reporting.report, name="report"),
    path(f"{REPORT}tekst/", reporting.write, name="report_write"),
    path(f"{REPORT}besluit/", reporting.add_line, name="report_line"),
    path(f"{REPORT}actie/", reporting.add_action, name="report_action"),
    path(f"{REPORT}online/", reporting.publish, name="report_publish"),
    path(f"{REPORT}actie/<int:pk>/gedaan/", reporting.finish, name="action_done"),
]

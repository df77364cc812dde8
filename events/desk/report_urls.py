"""Addresses of the host's desk: what came of it."""

from django.urls import URLPattern, path

from . import acting, materials, reporting, rounds

REPORT = "<slug:slug>/verslag/"
MATERIAL = "<slug:slug>/materiaal/"
ROUND = "<slug:slug>/rondje/"
urlpatterns: list[URLPattern] = [
    path("acties/", acting.own_actions, name="actions"),
    path(MATERIAL, materials.overview, name="materials"),
    path(f"{MATERIAL}<int:pk>/tekst/", materials.words, name="material_words"),
    path(f"{MATERIAL}<int:pk>/weg/", materials.remove, name="material_remove"),
    path(REPORT, reporting.report, name="report"),
    path(f"{REPORT}tekst/", reporting.write, name="report_write"),
    path(f"{REPORT}besluit/", reporting.add_line, name="report_line"),
    path(f"{REPORT}regel/<int:pk>/weg/", reporting.remove_line, name="line_remove"),
    path(f"{REPORT}online/", reporting.publish, name="report_publish"),
    path(f"{REPORT}van-de-site/", reporting.take_offline, name="report_offline"),
    path(f"{REPORT}actie/", acting.add_action, name="report_action"),
    path(f"{REPORT}actie/<int:pk>/gedaan/", acting.finish, name="action_done"),
    path(f"{REPORT}actie/<int:pk>/weg/", acting.remove, name="action_remove"),
    path(ROUND, rounds.lead, name="round"),
    path(f"{ROUND}maand/", rounds.bring_in, name="round_bring_in"),
]

"""Addresses of calendar files, feeds and personal links."""

from django.urls import URLPattern, path

from events.views import calendar, door

urlpatterns: list[URLPattern] = [
    path("bijeenkomsten/agenda.ics", calendar.feed, name="feed"),
    path("bijeenkomsten/thema/<slug:slug>/agenda.ics", calendar.theme_feed, name="theme_feed"),
    path(
        "bijeenkomsten/organisatie/<slug:slug>/agenda.ics",
        calendar.organisation_feed,
        name="organisation_feed",
    ),
    path("bijeenkomsten/reeks/<slug:slug>/agenda.ics", calendar.series_feed, name="series_feed"),
    path("bijeenkomsten/<slug:slug>/agenda.ics", calendar.calendar_file, name="calendar_file"),
    path("agenda/<str:secret>.ics", calendar.own_feed, name="own_feed"),
    path("mijn/agenda/", calendar.own_calendar, name="own_calendar"),
    path("b/<str:secret>/", door.door, name="door"),
    path("b/<str:secret>/nieuwe-link/", door.renew, name="renew_door"),
]

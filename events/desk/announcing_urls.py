"""Addresses of the host's desk: announcing and changing."""

from django.urls import URLPattern, path

from .views import announce, meeting, section

EVENT = "<slug:slug>/"
urlpatterns: list[URLPattern] = [
    path("", announce.overview, name="overview"),
    path("nieuw/", announce.begin, name="begin"),
    path(EVENT, meeting.event, name="event"),
    path(f"{EVENT}onderdeel/<slug:name>/", section.section, name="section"),
    path(f"{EVENT}insturen/", meeting.submit, name="submit"),
    path(f"{EVENT}terugnemen/", meeting.take_back, name="take_back"),
    path(f"{EVENT}weggooien/", meeting.discard, name="discard"),
    path(f"{EVENT}afzeggen/", meeting.cancel, name="cancel"),
    path(f"{EVENT}kopie/", announce.copy, name="copy"),
    path(f"{EVENT}meedoen/", meeting.answer, name="answer"),
]

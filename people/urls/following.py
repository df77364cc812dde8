"""Addresses of what people follow and are told."""

from django.urls import URLPattern, path

from people.views import following, notices

public: list[URLPattern] = []
desk: list[URLPattern] = [
    path("volgen/", following.follows, name="follows"),
    path("volgen/zet/", following.change, name="follow"),
    path("berichten/", notices.inbox, name="inbox"),
    path("berichten/gelezen/", notices.all_read, name="all_read"),
    path("berichten/<int:pk>/openen/", notices.open_notice, name="open_notice"),
    path("berichten/instellingen/", notices.wishes, name="notice_settings"),
    path("berichten/proefmail/", notices.trial, name="mail_trial"),
    path("berichten/werkt/<str:token>/", notices.works, name="mail_works"),
]

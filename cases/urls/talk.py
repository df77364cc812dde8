"""Addresses of talking first."""

from django.urls import URLPattern, path

from cases.views import talk

urlpatterns: list[URLPattern] = [
    path("dilemmas/vertrouwelijk/", talk.confidential_talk, name="confidential_talk"),
    path("dilemmas/vertrouwelijk/verstuurd/", talk.talk_asked, name="talk_asked"),
]

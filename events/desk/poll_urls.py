"""Addresses of the host's desk: asking the room."""

from django.urls import URLPattern, path

from . import polling

POLL = "<slug:slug>/peiling/"
urlpatterns: list[URLPattern] = [
    path(POLL, polling.questions, name="poll"),
    path(f"{POLL}quiz/", polling.quiz, name="poll_quiz"),
    path(f"{POLL}scherm/", polling.screen, name="screen"),
    path(f"{POLL}code.svg", polling.code_drawing, name="poll_code"),
    path(f"{POLL}vraag/<int:pk>/", polling.turn, name="poll_turn"),
    path(f"{POLL}antwoord/<int:pk>/verbergen/", polling.hide, name="poll_hide"),
]

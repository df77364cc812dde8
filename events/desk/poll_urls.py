"""Addresses of the host's desk: asking the room."""

from django.urls import URLPattern, path

from . import poll_screen, polling

POLL = "<slug:slug>/peiling/"
urlpatterns: list[URLPattern] = [
    path(POLL, polling.questions, name="poll"),
    path(f"{POLL}quiz/", polling.quiz, name="poll_quiz"),
    path(f"{POLL}stop/", polling.stop, name="poll_stop"),
    path(f"{POLL}uitslag/", polling.show, name="poll_show"),
    path(f"{POLL}uitslag.csv", poll_screen.export, name="poll_file"),
    path(f"{POLL}scherm/", poll_screen.screen, name="screen"),
    path(f"{POLL}code.svg", poll_screen.code_drawing, name="poll_code"),
    path(f"{POLL}vraag/<int:pk>/", polling.turn, name="poll_turn"),
    path(f"{POLL}antwoord/<int:pk>/verbergen/", polling.hide, name="poll_hide"),
]

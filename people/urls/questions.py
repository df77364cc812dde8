"""Addresses of questions."""

from django.urls import URLPattern, path

from people.views import answers, asking, questions

public: list[URLPattern] = [
    path("vragen/", questions.overview, name="questions"),
    path("vragen/stellen/", asking.ask, name="ask"),
    path("vragen/lijkt-op/", questions.alike_fragment, name="question_alike"),
    path("vragen/<slug:slug>/", questions.question, name="question"),
    path("vragen/<slug:slug>/aanpassen/", asking.edit, name="edit_question"),
    path("vragen/<slug:slug>/antwoord/", answers.answer, name="answer_question"),
    path("vragen/<slug:slug>/oordeel/", answers.judge, name="judge_question"),
    path("vragen/<slug:slug>/intrekken/", answers.withdraw, name="withdraw_question"),
    path("vragen/<slug:slug>/doorgeven/", answers.hand_on, name="hand_on_question"),
]
desk: list[URLPattern] = []

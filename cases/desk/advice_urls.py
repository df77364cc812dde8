"""Addresses of the advice on somebody's own dilemma."""

from django.urls import URLPattern, path

from .views import dilemma_advice

OWN = "dilemmas/<uuid:reference>/adviezen/"
urlpatterns: list[URLPattern] = [
    path(OWN, dilemma_advice.advice, name="dilemma_advice"),
    path(f"{OWN}<uuid:advice>/hielp/", dilemma_advice.helped, name="dilemma_helped"),
    path(f"{OWN}<uuid:advice>/reactie/", dilemma_advice.answer, name="dilemma_answer"),
]

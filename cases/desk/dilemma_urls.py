"""Addresses of dilemmas on the desk; a dilemma is known by its random reference."""

from django.urls import URLPattern, path

from .views.dilemmas import (
    begin,
    choosing,
    dilemma,
    listing,
    look_back,
    looking_up,
    proposals,
    steps,
    weighing,
)

DILEMMA = "dilemmas/<uuid:reference>/"
urlpatterns: list[URLPattern] = [
    path("dilemmas/", listing.dilemmas, name="dilemmas"),
    path("dilemmas/nieuw/", begin.begin, name="dilemma_begin"),
    path("dilemmas/nieuw/vraag/", begin.ask, name="dilemma_ask"),
    path("dilemmas/vraag-nakijken/", looking_up.question, name="dilemma_question"),
    path("dilemmas/wie-leest-mee/", looking_up.readers, name="dilemma_readers"),
    path(DILEMMA, dilemma.dilemma, name="dilemma"),
    path(f"{DILEMMA}schrijven/", dilemma.edit, name="dilemma_edit"),
    path(f"{DILEMMA}insturen/", steps.submit, name="dilemma_submit"),
    path(f"{DILEMMA}terugnemen/", steps.take_back, name="dilemma_take_back"),
    path(f"{DILEMMA}wie-ziet-wat/", choosing.choose, name="dilemma_choose"),
    path(f"{DILEMMA}bereikbaar/", choosing.settings, name="dilemma_settings"),
    path(f"{DILEMMA}voorstel/<int:pk>/", proposals.answer, name="dilemma_proposal"),
    path(f"{DILEMMA}langer/", steps.longer, name="dilemma_longer"),
    path(f"{DILEMMA}advies-sluiten/", steps.stop, name="dilemma_stop"),
    path(f"{DILEMMA}wegen/", weighing.weigh, name="dilemma_weigh"),
    path(f"{DILEMMA}gespreksblad/", weighing.sheet, name="dilemma_sheet"),
    path(f"{DILEMMA}besluiten/", weighing.decide, name="dilemma_decide"),
    path(f"{DILEMMA}terugblik/<int:months>/", look_back.look_back, name="dilemma_look_back"),
    path(f"{DILEMMA}praktijkvoorbeeld/", steps.become, name="dilemma_become"),
    path(f"{DILEMMA}intrekken/", steps.withdraw, name="dilemma_withdraw"),
]

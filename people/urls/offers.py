"""Addresses of offers and needs."""

from django.urls import URLPattern, path

from people.views import offers

public: list[URLPattern] = [
    path("vraag-en-aanbod/", offers.overview, name="offers"),
    path("vraag-en-aanbod/<int:pk>/", offers.detail, name="offer"),
]
desk: list[URLPattern] = [
    path("vraag-en-aanbod/", offers.own, name="offers"),
    path("vraag-en-aanbod/nieuw/", offers.place, name="offer_new"),
    path("vraag-en-aanbod/<int:pk>/", offers.change, name="offer_change"),
    path("vraag-en-aanbod/<int:pk>/verlengen/", offers.renew, name="offer_renew"),
    path("vraag-en-aanbod/<int:pk>/gevonden/", offers.found, name="offer_found"),
    path("vraag-en-aanbod/<int:pk>/sluiten/", offers.close, name="offer_close"),
]

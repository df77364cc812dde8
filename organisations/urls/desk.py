"""Addresses of how somebody takes part, under /mijn/."""

from django.urls import URLPattern, path

from organisations.views import caring, memberships

app_name = "memberships"
OWN = "organisaties/lidmaatschap/<int:pk>/"
CARE = "organisaties/<slug:slug>/"
urlpatterns: list[URLPattern] = [
    path("organisaties/", memberships.overview, name="overview"),
    path(OWN, memberships.mine, name="mine"),
    path(f"{OWN}stoppen/", memberships.stop, name="stop"),
    path(f"{OWN}overdragen/", memberships.pass_on, name="pass_on"),
    path(f"{OWN}beheerder-worden/", memberships.offer, name="offer"),
    path(CARE, caring.care, name="care"),
    path(f"{CARE}uitnodigen/", caring.invite, name="invite"),
    path(f"{CARE}lid/<int:pk>/", caring.decide, name="decide"),
    path(f"{CARE}uitnodiging/<int:pk>/intrekken/", caring.withdraw, name="withdraw"),
]

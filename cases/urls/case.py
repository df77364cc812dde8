"""Addresses of the public pages; what is not here (a renamed overview) Wagtail serves."""

from django.urls import URLPattern, path

from cases.views import relay, reuse
from cases.views.case import case
from cases.views.overview import overview

urlpatterns: list[URLPattern] = [
    path("praktijkvoorbeelden/", overview, name="overview"),
    path("praktijkvoorbeelden/vragen/<uuid:reply_key>/", relay.question, name="question"),
    path("praktijkvoorbeelden/<slug:slug>/", case, name="case"),
    path("praktijkvoorbeelden/<slug:slug>/vraag/", relay.ask, name="ask"),
    path("praktijkvoorbeelden/<slug:slug>/vraag/verstuurd/", relay.asked, name="asked"),
    path("praktijkvoorbeelden/<slug:slug>/meenemen/", reuse.take, name="take"),
    path("praktijkvoorbeelden/<slug:slug>/toegepast/", reuse.tell, name="reuse"),
    path(
        "praktijkvoorbeelden/<slug:slug>/toegepast/<int:pk>/intrekken/",
        reuse.withdraw,
        name="reuse_withdraw",
    ),
]

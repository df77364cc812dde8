"""Addresses of ambassadors, and of how often somebody is asked."""

from django.urls import URLPattern, path

from people.views import ambassadors, requests

public: list[URLPattern] = [path("ambassadeurs/", ambassadors.overview, name="ambassadors")]
desk: list[URLPattern] = [
    path("verzoeken/", requests.overview, name="requests"),
    path("verzoeken/aantal/", requests.choose_budget, name="requests_budget"),
    path("verzoeken/pauze/", requests.pause, name="requests_pause"),
    path("verzoeken/hervatten/", requests.resume, name="requests_resume"),
    path("verzoeken/verder/<int:pk>/", requests.answer_renewal, name="answer_renewal"),
    path("verzoeken/stoppen/<int:pk>/", requests.step_down, name="step_down"),
]

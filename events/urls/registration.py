"""Addresses of signing up and being there."""

from django.urls import URLPattern, path

from events.views import own_registrations, registering, registration, transferring

urlpatterns: list[URLPattern] = [
    path("bijeenkomsten/<slug:slug>/aanmelden/", registering.register, name="register"),
    path(
        "bijeenkomsten/<slug:slug>/aanmelden/code/<uuid:reference>/", registering.code, name="code"
    ),
    path("aanmelding/overnemen/<str:secret>/", transferring.transfer, name="transfer"),
    path("aanmelding/<str:secret>/", registration.registration, name="registration"),
    path("aanmelding/<str:secret>/nemen/", registration.take, name="take"),
    path("aanmelding/<str:secret>/afmelden/", registration.sign_off, name="sign_off"),
    path("aanmelding/<str:secret>/doorgeven/", registration.pass_on, name="pass_on"),
    path("aanmelding/<str:secret>/nieuwe-link/", registration.renew_link, name="renew_link"),
    path("aanmelding/<str:secret>/herinneringen/", registration.remind, name="reminders"),
    path("aanmelding/<str:secret>/vraag/", registration.ask, name="ask_beforehand"),
    path("mijn/aanmeldingen/", own_registrations.registrations, name="registrations"),
]

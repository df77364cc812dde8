"""Addresses of advice on dilemmas."""

from django.urls import URLPattern, path

from cases.views import advice

urlpatterns: list[URLPattern] = [
    path("dilemmas/<slug:slug>/advies/", advice.advise, name="advise"),
    path("dilemmas/<slug:slug>/advies/weg/", advice.take_back, name="advise_back"),
    path("dilemmas/<slug:slug>/advies/<uuid:reference>/reactie/", advice.remark, name="remark"),
]

"""Addresses beside allauth's own."""

from django.urls import path

from accounts.views import start_over

urlpatterns = [path("opnieuw/", start_over, name="account_start_over")]

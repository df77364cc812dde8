"""The address of the contact page."""

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [path("", views.contact, name="contact")]

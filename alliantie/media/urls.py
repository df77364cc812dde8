"""Addresses of uploads; the only way to their bytes."""

from django.urls import path

from . import explaining, views

app_name = "media"
urlpatterns = [
    path("toegankelijke-bestanden/", explaining.accessible_files, name="accessible_files"),
    path("beeld/<int:pk>/<str:name>", views.rendition, name="rendition"),
    path("beeld/<int:pk>/", views.original, name="original"),
    path("bestand/<int:pk>/<str:name>", views.document, name="document"),
]

"""Addresses of recipes."""

from django.urls import URLPattern, path

from events.views import recipe

urlpatterns: list[URLPattern] = [
    path("werkvormen/", recipe.recipes, name="recipes"),
    path("werkvormen/<slug:format_slug>/", recipe.recipe, name="recipe"),
]

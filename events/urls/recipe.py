"""Addresses of recipes."""

from django.urls import URLPattern, path

from events.views import recipe

urlpatterns: list[URLPattern] = [
    path("bijeenkomsten/werkvormen/", recipe.recipes, name="recipes"),
    path("bijeenkomsten/werkvormen/<slug:format_slug>/", recipe.recipe, name="recipe"),
]

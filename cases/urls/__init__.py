"""Addresses of the public pages of cases, one noun a module."""

from . import case, dilemma, idea

app_name = "cases"
urlpatterns = [*case.urlpatterns, *idea.urlpatterns, *dilemma.urlpatterns]

"""Addresses of the public pages of cases, one noun a module."""

from . import advice, case, dilemma, idea

app_name = "cases"
urlpatterns = [
    *case.urlpatterns,
    *idea.urlpatterns,
    *advice.urlpatterns,
    *dilemma.urlpatterns,
]

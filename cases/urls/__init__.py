"""Addresses of the public pages of cases, one noun a module."""

from . import case, dilemma, idea, talk

app_name = "cases"
urlpatterns = [
    *case.urlpatterns,
    *idea.urlpatterns,
    *talk.urlpatterns,
    *dilemma.urlpatterns,
]

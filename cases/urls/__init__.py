"""Addresses of the public pages of cases, one noun a module."""

from . import advice, case, dilemma, idea, look_back, talk

app_name = "cases"
urlpatterns = [
    *case.urlpatterns,
    *idea.urlpatterns,
    *talk.urlpatterns,
    *look_back.urlpatterns,
    *advice.urlpatterns,
    *dilemma.urlpatterns,
]

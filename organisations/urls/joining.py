"""Addresses of the ways in."""

from django.urls import URLPattern, path

from organisations.views import invitations, joining

app_name = "joining"
urlpatterns: list[URLPattern] = [
    path("meedoen/", joining.ways_in, name="ways_in"),
    path("meedoen/als-mezelf/", joining.as_myself, name="as_myself"),
    path("meedoen/nieuwe-organisatie/", joining.new_organisation, name="new_organisation"),
    path("uitnodiging/<str:token>/", invitations.invitation, name="invitation"),
]

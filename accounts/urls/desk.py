"""One's own data, on the desk."""

from django.urls import URLPattern, path

from accounts.views import own_data

app_name = "privacy"
urlpatterns: list[URLPattern] = [
    path("gegevens/", own_data.data, name="data"),
    path("gegevens/wissen/", own_data.erase, name="erase"),
]

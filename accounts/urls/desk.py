"""One's own data, on the desk."""

from django.urls import URLPattern, path

from accounts.views import claims, own_data

app_name = "privacy"
urlpatterns: list[URLPattern] = [
    path("gegevens/", own_data.data, name="data"),
    path("gegevens/ander-account/", claims.ask, name="claim"),
    path("gegevens/ander-account/<int:pk>/intrekken/", claims.withdraw, name="claim_withdraw"),
    path("gegevens/wissen/", own_data.erase, name="erase"),
]

"""Addresses beside allauth's own."""

from allauth.account.views import password_reset_from_key
from django.urls import path, re_path

from accounts.views import claims, start_over, stopping, terms

urlpatterns = [
    path("opnieuw/", start_over, name="account_start_over"),
    path("akkoord/", terms.agree, name="account_agree"),
    path("tegenhouden/<str:token>/", stopping.stop, name="account_stop_reset"),
    path("samengevoegd/", claims.merged, name="account_merged"),
    path("samenvoegen/<str:token>/", claims.confirm, name="account_claim"),
    # The first administrator gets a link; everybody else a code, for which allauth leaves this out.
    re_path(
        r"^begin/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]

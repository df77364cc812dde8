"""Doors of the CMS that we keep ourselves; they stand before Wagtail's own."""

from django.urls import path
from django.views.generic import RedirectView
from wagtail.admin.auth import require_admin_access

from .cms import OwnAccountView

urlpatterns = [
    # Wagtail's own login opens the CMS with a password alone.
    path(
        "login/",
        RedirectView.as_view(pattern_name="account_login", query_string=True),
        name="cms_login",
    ),
    path("account/", require_admin_access(OwnAccountView.as_view()), name="cms_account"),
]

"""A password alone does not open the CMS."""

from collections.abc import Callable
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User

CMS = "/cms/"


class SecondFactorMiddleware:
    """Ask everybody who enters the CMS for the second factor, once a session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let in who showed a second factor in this session; send the others where they can."""
        if settings.CMS_REQUIRES_MFA and request.path_info.startswith(CMS):
            answer = self._detour(request)
            if answer is not None:
                return answer
        return self.get_response(request)

    def _detour(self, request: HttpRequest) -> HttpResponse | None:
        user = request.user
        if not isinstance(user, User) or showed_second_factor(request, user):
            return None
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return HttpResponseForbidden()
        if is_mfa_enabled(user):
            query = urlencode({"next": request.get_full_path()})
            return redirect(f"{reverse('mfa_reauthenticate')}?{query}")
        messages.warning(
            request, _("Voor de redactie heb je een tweede stap nodig. Zet die nu aan.")
        )
        return redirect("mfa_activate_totp")


def showed_second_factor(request: HttpRequest, user: User) -> bool:
    """Say whether this session was opened, or confirmed later, with a second factor that still exists."""
    methods = {record.get("method") for record in get_authentication_records(request, user)}
    return "mfa" in methods and is_mfa_enabled(user)

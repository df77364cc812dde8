"""Begin again with another address, and keep where one was going."""

from urllib.parse import urlencode

from allauth.account.internal.stagekit import clear_login
from allauth.account.stages import EmailVerificationStage, LoginStageController
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST


@require_POST
def start_over(request: HttpRequest) -> HttpResponse:
    """Forget the pending code but not the session, which may hold what a newcomer wrote."""
    stage = LoginStageController.enter(request, EmailVerificationStage.key)
    way_on = stage.login.redirect_url if stage else ""
    clear_login(request)
    query = f"?{urlencode({'next': way_on})}" if way_on else ""
    return redirect(reverse("account_signup") + query)

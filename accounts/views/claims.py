"""Say that another account is one's own too: ask it, confirm it with the other, take it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.forms import ClaimForm
from accounts.models import AccountClaim, User
from accounts.policies.merging import ClaimRefusedError, check_own_account
from accounts.services import claims
from alliantie.throttles import ThrottledError

OK, BAD, FORBIDDEN, NOT_FOUND, TOO_OFTEN = 200, 400, 403, 404, 429


def _user(request: HttpRequest) -> User:
    return User.objects.get(pk=request.user.pk or 0)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask it; whoever has the other address, the answer is the same."""
    user = _user(request)
    form = ClaimForm(request.POST if request.method == "POST" else None)
    status = OK
    if request.method == "POST":
        status = _ask(form, user)
        if status == OK:
            messages.success(
                request,
                _(
                    "We sturen een mail naar dat adres, als daar een account bij hoort. Open de link "
                    "in die mail. Log daarvoor in met het andere account."
                ),
            )
            return redirect("privacy:claim")
    found = _claims_of(user)
    waits = any(one.kept_id == user.pk for one in found)
    may_ask = bool(form.errors) or not waits
    context = {"form": form, "user_id": user.pk, "claims": found, "may_ask": may_ask}
    return render(request, "accounts/claim.html", context, status=status)


def _ask(form: ClaimForm, user: User) -> int:
    if not form.is_valid():
        return BAD
    try:
        claims.ask(user=user, address=form.cleaned_data["address"])
    except ClaimRefusedError as error:
        form.add_error("address", error.sentence)
        return BAD
    except ThrottledError as error:
        form.add_error("address", error.sentence)
        return TOO_OFTEN
    return OK


def _claims_of(user: User) -> list[AccountClaim]:
    return list(AccountClaim.objects.of(user.pk).select_related("kept").order_by("pk"))


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back, as either of the two."""
    claims.withdraw(pk=pk, user_id=_user(request).pk)
    messages.success(request, _("Het verzoek is ingetrokken."))
    return redirect("privacy:claim")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm by the link in the mail, signed in as the account that will close."""
    try:
        claim = claims.claim_of(token)
    except ClaimRefusedError as error:
        return _refused(request, error.sentence, NOT_FOUND)
    try:
        check_own_account(signed_in=request.user.pk, meant=claim.gone_id or 0)
        if request.method == "POST":
            claim = claims.confirm(token=token, user_id=request.user.pk)
    except ClaimRefusedError as error:
        return _refused(request, error.sentence, FORBIDDEN)
    return render(request, "accounts/claim_confirm.html", {"claim": claim})


def _refused(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    return render(request, "accounts/claim_confirm.html", {"refusal": sentence}, status=status)


@never_cache
@require_safe
def merged(request: HttpRequest) -> HttpResponse:
    """Say to who typed the right password that this account went up in another."""
    return render(request, "accounts/merged.html")

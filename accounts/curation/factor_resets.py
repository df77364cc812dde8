"""The screens where two administrators together take away a lost second factor."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import FactorReset, User
from accounts.policies import AccountRuleError, may_manage_accounts
from accounts.policies.second_factor import (
    ENOUGH_ADMINS,
    LONGEST_REASON,
    may_confirm,
    may_withdraw,
)
from accounts.services import second_factor
from alliantie.http import ActorRequest
from alliantie.throttles import ThrottledError
from alliantie.today.following import decided, only

KIND = "tweede-stap"
MOST = 100
OK, WRONG, TOO_OFTEN = 200, 400, 429


def _admins_only(request: ActorRequest) -> None:
    if not may_manage_accounts(request.actor):
        raise PermissionDenied


@require_safe
@never_cache
def resets(request: ActorRequest) -> HttpResponse:
    """List what waits and what was done."""
    _admins_only(request)
    rows = only(request, KIND, FactorReset.objects.all())
    shown = rows.select_related("user", "asked_by", "decided_by")[:MOST]
    is_admin = set(second_factor.admins().values_list("pk", flat=True))
    now = timezone.now()
    lines = []
    for row in shown:
        known = second_factor.request_of(row, admin_ids=is_admin)
        lines.append(
            {
                "reset": row,
                "may_confirm": may_confirm(request.actor, known, now),
                "may_withdraw": may_withdraw(request.actor, known, now),
                "is_late": now >= row.expires_at,
            }
        )
    context = {"lines": lines, "too_few": len(is_admin) < ENOUGH_ADMINS}
    return render(request, "accounts/cms/factor_resets.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def ask(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask it for one account, with the reason."""
    _admins_only(request)
    user = get_object_or_404(User, pk=pk)
    reason = request.POST.get("reden", "")
    context = {"about": user, "reason": reason, "longest": LONGEST_REASON, "error": ""}
    status = OK
    if request.method == "POST":
        try:
            second_factor.ask_reset(user=user, reason=reason, actor=request.actor)
        except AccountRuleError as error:
            context["error"], status = str(error), WRONG
        except ThrottledError as error:
            context["error"], status = error.sentence, TOO_OFTEN
        else:
            messages.success(
                request, _("Je verzoek staat klaar. Een andere beheerder moet het bevestigen.")
            )
            return redirect("factor_resets")
    return render(request, "accounts/cms/factor_reset_ask.html", context, status=status)


@require_POST
def confirm(request: ActorRequest, pk: int) -> HttpResponse:
    """Confirm as the second one."""
    row = _found(request, pk)
    try:
        second_factor.confirm_reset(reset=row, actor=request.actor)
    except AccountRuleError as error:
        messages.error(request, str(error))
    else:
        decided(request, _("De tweede stap is weggehaald. De persoon kreeg een mail."))
    return redirect("factor_resets")


@require_POST
def withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    """Withdraw what is not needed any more."""
    row = _found(request, pk)
    try:
        second_factor.withdraw_reset(reset=row, actor=request.actor)
    except AccountRuleError as error:
        messages.error(request, str(error))
    else:
        decided(request, _("Het verzoek is ingetrokken."))
    return redirect("factor_resets")


def _found(request: ActorRequest, pk: int) -> FactorReset:
    _admins_only(request)
    return get_object_or_404(FactorReset, pk=pk)

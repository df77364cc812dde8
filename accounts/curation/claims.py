"""The screen with requests to merge two accounts of one person, confirmed with both."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.models import AccountClaim
from accounts.policies import may_manage_accounts
from accounts.services import claims
from accounts.services.merging import KIND as MERGEABLE
from alliantie.http import ActorRequest
from alliantie.today.following import decided, only

KIND = "accounts-samenvoegen"
MOST = 100


def _admins_only(request: ActorRequest) -> None:
    if not may_manage_accounts(request.actor):
        raise PermissionDenied


@require_safe
@never_cache
def waiting(request: ActorRequest) -> HttpResponse:
    """List what both accounts confirmed; merging itself happens on the screen of all merges."""
    _admins_only(request)
    rows = only(request, KIND, AccountClaim.objects.confirmed())
    shown = rows.select_related("kept", "gone")[:MOST]
    context = {"claims": shown, "mergeable": MERGEABLE}
    return render(request, "accounts/cms/claims.html", context)


@require_POST
def decline(request: ActorRequest, pk: int) -> HttpResponse:
    """Say no; both accounts stay as they are and hear of it."""
    _admins_only(request)
    claim = get_object_or_404(AccountClaim.objects.confirmed(), pk=pk)
    claims.decline(claim=claim, actor=request.actor)
    decided(request, _("Het verzoek is afgewezen. Beide adressen kregen een mail."))
    return redirect("account_claims")

"""What of accounts waits in the CMS, as the list "Vandaag" asks it."""

from typing import Any, ClassVar

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Concat, TruncDate
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from accounts.models import AccountClaim, FactorReset
from accounts.policies import may_manage_accounts
from alliantie.today.following import only_url
from alliantie.today.sources import Source
from alliantie.visibility import Actor

from . import claims
from .factor_resets import KIND


class FactorResets(Source):
    """Requests to take away a lost second factor, for a second administrator."""

    kind: ClassVar[str] = KIND
    label: ClassVar[str | Promise] = gettext_lazy("Tweede stap weghalen")
    title: ClassVar[Any] = Concat(
        F("user__first_name"), Value(" "), F("user__last_name"), output_field=TextField()
    )
    since: ClassVar[Any] = "asked_at"
    promised: ClassVar[Any] = TruncDate("expires_at")
    # Whose account it is may not decide: not everybody on the list of colleagues could take it.
    can_be_handed: ClassVar[bool] = False

    def may(self, actor: Actor) -> bool:
        """Let administrators decide."""
        return may_manage_accounts(actor)

    def waiting(self, actor: Actor) -> QuerySet[Any]:
        """Select what somebody else asked, for somebody else."""
        rows = FactorReset.objects.waiting(timezone.now())
        return rows.exclude(user=actor.user_id).exclude(asked_by=actor.user_id)

    def address(self, key: int, handle: str) -> str:
        """Lead to the request."""
        return only_url("factor_resets", self.kind, key)


class AccountClaims(Source):
    """Accounts of which their owner confirmed with both that they are of one person."""

    kind: ClassVar[str] = claims.KIND
    label: ClassVar[str | Promise] = gettext_lazy("Accounts samenvoegen")
    title: ClassVar[Any] = "address"
    since: ClassVar[Any] = "confirmed_at"
    promised: ClassVar[Any] = "promised_on"

    def may(self, actor: Actor) -> bool:
        """Let administrators decide."""
        return may_manage_accounts(actor)

    def waiting(self, actor: Actor) -> QuerySet[Any]:
        """Select what both accounts confirmed."""
        return AccountClaim.objects.confirmed()

    def address(self, key: int, handle: str) -> str:
        """Lead to the request."""
        return only_url("account_claims", self.kind, key)

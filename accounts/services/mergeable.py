"""Accounts of one person as what can be merged: never by an administrator alone."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.models import AccountClaim, FormerAccount, User
from accounts.policies.merging import Side, sentence_against
from alliantie.choices import Role
from alliantie.merging.policies import MergeRefusedError
from alliantie.merging.registry import Mergeable, Rows
from alliantie.visibility import Actor

from .dealings import have_dealings
from .merging import KIND, close_merged
from .merging_revisions import replace_account


def _side(user: User) -> Side:
    return Side(
        name=user.email,
        is_active=user.is_active and user.suspended_at is None,
        has_role=user.is_superuser or user.is_staff or user.groups.exists(),
    )


class MergeableAccounts(Mergeable):
    """Accounts of which their owner said, with both, that they are of one person."""

    kind: ClassVar[str] = KIND
    label: ClassVar[str | Promise] = _("Accounts van één persoon")
    plural: ClassVar[str | Promise] = _("Accounts van één persoon")
    model: ClassVar[type[User]] = User
    roles: ClassVar[frozenset[str]] = frozenset({Role.SITE_ADMIN})
    permission: ClassVar[str] = "accounts.change_user"
    turns: ClassVar[bool] = False  # the owner chose

    def standing(self, actor: Actor) -> QuerySet[Any]:
        """Give only accounts in a request that both confirmed."""
        asked = AccountClaim.objects.confirmed()
        pair = Q(pk__in=asked.values("kept")) | Q(pk__in=asked.values("gone"))
        return User.objects.filter(pair)

    def named(self, rows: QuerySet[Any], words: str) -> QuerySet[Any]:
        """Look in addresses and names."""
        found = Q(email__icontains=words) | Q(first_name__icontains=words)
        return rows.filter(found | Q(last_name__icontains=words)).order_by("email")

    def alike(self, thing: Any, actor: Actor) -> Iterable[Any]:
        """Give the account in which its owner wants it to go up."""
        kept = AccountClaim.objects.confirmed().filter(gone=thing).values("kept")
        return self.standing(actor).filter(pk__in=kept)

    def title(self, thing: Any) -> str:
        """Name it by its address: the names of the two may well be the same."""
        return str(thing.email)

    def about(self, thing: Any) -> str:
        """Give the name."""
        return str(thing.get_full_name())

    def check(self, *, gone: Any, kept: Any) -> None:
        """Refuse all but exactly what both accounts confirmed, in that direction."""
        is_confirmed = AccountClaim.objects.confirmed().of_pair(gone=gone.pk, kept=kept.pk).exists()
        sentence = sentence_against(
            (_side(gone), _side(kept)),
            is_confirmed=is_confirmed,
            has_dealings=is_confirmed and have_dealings(gone, kept),
        )
        if sentence:
            raise MergeRefusedError(sentence)

    def check_undo(self, *, gone_key: int, mark: str) -> None:
        """Refuse to open a second door for who was suspended meanwhile."""
        former = FormerAccount.objects.filter(number=gone_key).select_related("kept").first()
        if former is None or not User.objects.filter(pk=gone_key).exists():
            raise MergeRefusedError(_t("Een van de twee accounts is er niet meer."))
        if not former.kept.is_active:
            raise MergeRefusedError(
                _t("“%(who)s” is geschorst. Hef eerst de schorsing op.") % {"who": former.kept}
            )

    def attention(self, gone: Any, kept: Any) -> list[str]:
        """Say what becomes of the account that closes, and of what is not counted here."""
        pair = {"gone": gone.email, "kept": kept.email}
        return [
            _t(
                "“%(gone)s” gaat dicht en wordt na een week gewist. Inloggen kan dan alleen nog met "
                "“%(kept)s”."
            )
            % pair,
            _t("Hebben ze allebei een profiel? Dan blijft dat van “%(kept)s”.") % pair,
            _t("Gesprekken, berichten en wat iemand volgt, gaan mee. Die tellen we hier niet."),
            _t(
                "Wat iemand zonder naam vroeg of adviseerde, blijft verzegeld. Of er zoiets is, zie je "
                "hier niet."
            ),
        ]

    def merge(self, *, gone: Any, kept: Any, actor: Actor) -> None:
        """Carry the change into drafts, and close the one."""
        replace_account(gone, kept)
        close_merged(gone=gone, kept=kept)

    def restored(self, rows: Rows) -> None:
        """Search follows by itself: apps above look at the journal (see people.wiring.merging)."""

"""Questions about accounts, notices, agreements and lost second factors."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.base_user import BaseUserManager
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from .choices import ResetState

if TYPE_CHECKING:
    from .models import (  # noqa: F401 - named in the annotations below
        AccountClaim,
        FactorReset,
        FormerAccount,
        Notice,
        TermsVersion,
        User,
    )


class UserManager(BaseUserManager["User"]):
    """Make and find accounts by e-mail address, whatever its capitals."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make an account; without a password nobody can sign in with one."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make an account with every right in the CMS."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find by e-mail address, whatever its capitals."""
        found = self.at_address(username or "")
        if found is None:
            raise self.model.DoesNotExist
        return found

    def at_address(self, email: str) -> "User | None":
        """Give the account of exactly this address, whatever its capitals.

        PostgreSQL also takes a dotless i for an i; that is the address of somebody else.
        """
        same = self.filter(email__iexact=email) if email else self.none()
        return next((one for one in same if one.email.lower() == email.lower()), None)


class NoticeQuerySet(models.QuerySet["Notice"]):
    """What we told people."""

    def of(self, user_id: int | None) -> Self:
        """Select the notices of one person."""
        return self.filter(user_id=user_id) if user_id is not None else self.none()

    def unread(self) -> Self:
        """Select what nobody looked at yet."""
        return self.filter(read_at=None)

    def unread_first(self) -> Self:
        """Put what nobody looked at yet on top, the newest first."""
        return self.order_by(F("read_at").desc(nulls_first=True), "-created_at", "-pk")

    def for_weekly(self, *, until: datetime, kinds: Iterable[str]) -> Self:
        """Select what waits for the weekly mail: unread, never mailed, of kinds that come weekly."""
        return self.unread().filter(mailed_at=None, created_at__lt=until, kind__in=kinds)


class TermsQuerySet(models.QuerySet["TermsVersion"]):
    """Versions of what members agree with."""

    def present(self) -> Self:
        """Select the newest version of each kind that is online."""
        newest = self.model.objects.filter(kind=OuterRef("kind")).order_by("-number")
        return self.filter(pk=Subquery(newest.values("pk")[:1]), ended_at=None)

    def asked_by(self, day: date) -> Self:
        """Select the newest version of each online kind that members must have agreed with by a day."""
        asked = Q(agree_from__lte=day)
        newest = self.model.objects.filter(asked, kind=OuterRef("kind")).order_by("-number")
        online = self.model.objects.present().values("kind")
        return self.filter(pk=Subquery(newest.values("pk")[:1]), kind__in=online)


class FactorResetQuerySet(models.QuerySet["FactorReset"]):
    """Requests to take away a lost second factor."""

    def waiting(self, now: datetime) -> Self:
        """Select what a second administrator may still confirm."""
        return self.filter(state=ResetState.WAITING, expires_at__gt=now)


class AccountClaimQuerySet(models.QuerySet["AccountClaim"]):
    """Requests to merge two accounts of one person."""

    def confirmed(self) -> Self:
        """Select what both accounts said."""
        return self.filter(confirmed_at__isnull=False, gone__isnull=False)

    def of(self, user_id: int) -> Self:
        """Select what somebody asked, and what was asked about their account."""
        return self.filter(Q(kept=user_id) | Q(gone=user_id))

    def settled_with(self, user_id: int) -> Self:
        """Select what ends with an account: what it asked or confirmed.

        What others ask about it stands on: that it goes would tell that there was an account.
        """
        return self.filter(Q(kept=user_id) | Q(gone=user_id, confirmed_at__isnull=False))

    def of_pair(self, *, gone: int, kept: int) -> Self:
        """Select the request to let exactly this account go up in exactly that one."""
        return self.filter(gone=gone, kept=kept)


class FormerAccountQuerySet(models.QuerySet["FormerAccount"]):
    """Numbers of accounts that went up in another."""

    def numbers_of(self, user_id: int) -> tuple[int, ...]:
        """Give every number under which something of this person may be sealed; one query.

        Nothing for an account that itself went up in another: what was its own is of the other.
        """
        found = self.filter(Q(number=user_id) | Q(kept=user_id)).values_list("number", flat=True)
        numbers = tuple(sorted(found))
        return () if user_id in numbers else (user_id, *numbers)

    def current_number(self, number: int) -> int:
        """Give the number of the account that this one went up in, or itself."""
        kept = self.filter(number=number).values_list("kept", flat=True).first()
        return number if kept is None else kept

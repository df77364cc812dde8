"""Questions about short news and the monthly round."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from alliantie.visibility import Actor
from organisations.models import Membership

from .choices import NewsState

if TYPE_CHECKING:
    from accounts.models import User

    from .models import NewsItem, Round, RoundLine  # noqa: F401 - named in the annotations below


def seen_by(actor: Actor) -> Q:
    """Select what stands on the site; who wrote it sees it always, editors see all."""
    if actor.is_editor:
        return Q()
    seen = Q(state=NewsState.SHOWN)
    return seen | Q(author=actor.user_id) if actor.is_signed_in else seen


def _member(user: str) -> Exists:
    """Say whether the account behind a field is of a current member."""
    return Exists(Membership.objects.active().filter(user=OuterRef(user)))


def of_organisation(pk: int) -> Q:
    """Select what was written for an organisation, or for one that went up in it."""
    return Q(organisation=pk) | Q(organisation__successor=pk)


class RoundQuerySet(models.QuerySet["Round"]):
    """Rounds."""

    def open_on(self, today: date) -> Self:
        """Select the rounds that take lines."""
        return self.filter(closes_on__gte=today).order_by("-month")

    def with_lines(self) -> Self:
        """Select rounds of which something stands on the site, newest first."""
        lines: Any = self.model._meta.get_field("lines").related_model
        shown = lines.objects.shown().filter(round=OuterRef("pk"))
        return self.filter(Exists(shown)).order_by("-month")


class WrittenQuerySet(models.QuerySet[Any]):
    """What lines and short news share: they stand on the site or not, and have an author."""

    def visible_to(self, actor: Actor) -> Self:
        """Select what stands on the site; who wrote it sees it always, editors see all."""
        return self.filter(seen_by(actor))

    def shown(self) -> Self:
        """Select what stands on the site, whoever asks: for lists, counts, feeds and search."""
        return self.filter(state=NewsState.SHOWN)

    def held(self) -> Self:
        """Select what waits for an editor, oldest first."""
        return self.filter(state=NewsState.HELD).order_by("pk")

    def with_writers(self) -> Self:
        """Fetch along whose words these are, and whether the name may still be told."""
        return self.select_related("organisation", "author", "author__person").annotate(
            author_is_member=_member("author")
        )


class RoundLineQuerySet(WrittenQuerySet):
    """Lines of the round as somebody may see them."""

    def of_month(self, month: date) -> Self:
        """Select what stands on the site of one month, by organisation: an agenda for a meeting."""
        return (
            self.shown()
            .filter(round__month=month)
            .order_by(models.F("organisation__sort_key").asc(nulls_last=True), "shown_at", "pk")
        )


class NewsItemQuerySet(WrittenQuerySet):
    """Short items as somebody may see them."""

    def newest(self) -> Self:
        """Select what stands on the site, newest first."""
        return self.shown().order_by("-shown_at", "-pk")


def to_invite(accounts: "models.QuerySet[User]", round_pk: int) -> "models.QuerySet[User]":
    """Select who has no link for this round yet: members whom mail reaches and who want it."""
    return (
        accounts.filter(_member("pk"), is_active=True)
        .exclude(mail_standing__wants_round=False)
        .exclude(mail_standing__undeliverable_since__isnull=False)
        .exclude(round_invitations__round=round_pk)
        .order_by("pk")
    )

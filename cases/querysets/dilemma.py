"""Questions about dilemmas, advice and what is sealed."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.db import models
from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Sum,
    When,
)
from django.db.models.functions import Coalesce

from accounts.models import FormerAccount
from alliantie.querysets import VisiblePageQuerySet
from alliantie.sealing import marks_of
from alliantie.visibility import Actor, in_its_time
from cases.choices import DilemmaState, FollowUpState, Readers, Value
from cases.policies.dilemma_rights import may_moderate
from organisations.choices import SectorSide

if TYPE_CHECKING:
    from cases.models import (  # noqa: F401 - named in the annotations below
        Advice,
        AdviceRemark,
        DilemmaPage,
        FollowUp,
        SealedAuthor,
    )

# So many days after it came online people are looked for.
INVITED_WITHIN = timedelta(days=7)
# What stands on the site; the rest nobody but its asker and who checks it ever sees.
SHOWN = (
    DilemmaState.OPEN,
    DilemmaState.WEIGHING,
    DilemmaState.DECIDED,
    DilemmaState.FOLLOWED_UP,
    DilemmaState.CLOSED,
)


class DilemmaQuerySet(VisiblePageQuerySet):
    """Dilemmas as somebody may see them."""

    def visible_to(self, actor: Actor) -> Self:
        """Select what this actor may see now: checked, shown, in its time, and meant for the actor.

        Who asked makes no difference here: the asker sees a dilemma in lists as any other reader
        does, so that no list differs for them. Moderators see all but what is kept from
        their own organisation; other editors do not see what is for few.
        """
        return (
            self.filter(in_its_time())
            .filter(state__in=SHOWN, checked_at__isnull=False)
            .filter(self._meant_for(actor))
        )

    def _meant_for(self, actor: Actor) -> Q:
        hidden = Q(readers=Readers.NOT_MY_ORGANISATION) & Q(Exists(self._hidden_from(actor)))
        if may_moderate(actor.roles):
            return ~hidden
        if actor.is_editor:
            own = ~Q(readers__in=(Readers.GOVERNMENT, Readers.INVITED)) & ~hidden
            return own | self._narrow(actor)
        meant = Q(readers=Readers.EVERYONE)
        if not actor.is_member:
            return meant
        meant |= Q(readers=Readers.MEMBERS) | (Q(readers=Readers.NOT_MY_ORGANISATION) & ~hidden)
        return meant | self._narrow(actor)

    def _narrow(self, actor: Actor) -> Q:
        """Select what is for few by who the actor is; editing the site is no reason to read it."""
        government = Q(readers=Readers.GOVERNMENT) & Q(Exists(self._government(actor)))
        return government | (Q(readers=Readers.INVITED) & Q(Exists(self._invited(actor))))

    def _related(self, name: str) -> Any:
        return self.model._meta.get_field(name).related_model

    def _hidden_from(self, actor: Actor) -> Any:
        rows = self._related("hidden_from").objects
        return rows.filter(page=OuterRef("pk"), organisation__in=actor.organisation_ids)

    def _invited(self, actor: Actor) -> Any:
        return self._related("invited_readers").objects.filter(
            page=OuterRef("pk"), user=actor.user_id
        )

    def _government(self, actor: Actor) -> Any:
        organisations = self._related("organisation").objects
        return organisations.filter(pk__in=actor.organisation_ids, side=SectorSide.GOVERNMENT)

    def asked_by(self, actor: Actor) -> Self:
        """Select what somebody asked, in whatever state; two queries."""
        if actor.user_id is None:
            return self.none()
        sealed: Any = self.model._meta.apps.get_model("cases", "SealedAuthor")
        mine = sealed.objects.references_of("dilemma", actor.user_id)
        return self.filter(reference__in=mine)

    def in_check(self) -> Self:
        """Select what waits for a safety check: new ones, and changes of what stands on the site."""
        changed = Q(state__in=SHOWN, live=True, has_unpublished_changes=True)
        return self.filter(Q(state=DilemmaState.INTAKE) | changed).order_by("submitted_on", "pk")

    def open_for_advice(self, today: date) -> Self:
        """Select what still takes advice."""
        in_time = Q(decide_by__isnull=True) | Q(decide_by__gte=today)
        return self.filter(state=DilemmaState.OPEN).filter(in_time)

    def to_invite_for(self, today: date) -> Self:
        """Select what came online this week and for which nobody was asked to advise yet."""
        new = self.open_for_advice(today).filter(opened_on__gt=today - INVITED_WITHIN)
        return new.filter(invitations=None)

    def with_parts(self) -> Self:
        """Fetch what belongs to a dilemma along with it, in a fixed number of queries."""
        parts = ("values", "frames", "affected", "options", "variants", "themes")
        return self.select_related("organisation", "asker").prefetch_related(*parts)

    def with_advice_count(self) -> Self:
        """Count along how many pieces of advice stand under each."""
        advice = self._related("advice").objects.shown().filter(dilemma=OuterRef("pk"))
        number = advice.order_by().values("dilemma").annotate(number=Count("pk")).values("number")
        return self.annotate(
            advice_count=Coalesce(Subquery(number, output_field=IntegerField()), 0)
        )

    def with_clashing(self) -> Self:
        """Add what clashes as one number, a bit for each value: a card needs no query for it."""
        rows = self._related("values").objects.filter(page=OuterRef("pk")).order_by()
        bits = [When(value=value, then=1 << bit) for bit, value in enumerate(Value.values)]
        summed = rows.values("page").annotate(
            bits=Sum(Case(*bits, default=0, output_field=IntegerField()))
        )
        clashing = Subquery(summed.values("bits"), output_field=IntegerField())
        return self.annotate(clashing=Coalesce(clashing, 0))


class SealedAuthorQuerySet(models.QuerySet["SealedAuthor"]):
    """Sealed rows; only who holds the key can ask whose they are.

    Of accounts that were merged the rows stay as they were made: they are asked under each number.
    """

    def references_of(self, kind: str, user_id: int) -> list[UUID]:
        """Give the pseudonyms of what one person wrote; every row is held against the key."""
        rows = list(self.filter(kind=kind).values_list("reference", "mark"))
        own = FormerAccount.objects.numbers_of(user_id) if rows else ()
        return [reference for reference, made in rows if made in marks_of(own, kind, reference)]

    def is_of(self, kind: str, reference: UUID, user_id: int) -> bool:
        """Say whether one thing is of one person."""
        own = FormerAccount.objects.numbers_of(user_id)
        known = marks_of(own, kind, reference)
        return self.filter(kind=kind, reference=reference, mark__in=known).exists()

    def to_erase(self, today: date) -> Self:
        """Select links whose time is over."""
        return self.filter(erase_on__lte=today)


class AdviceQuerySet(models.QuerySet["Advice"]):
    """Advice as it is shown; whether the dilemma may be seen is asked of the dilemma."""

    def shown(self) -> Self:
        """Select what moderators did not hide."""
        return self.filter(is_hidden=False)

    def given_by(self, dilemma_reference: UUID, user_id: int) -> Self:
        """Select what one person advised on one dilemma."""
        own = FormerAccount.objects.numbers_of(user_id)
        return self.filter(mark__in=marks_of(own, "advice", dilemma_reference))


class RemarkQuerySet(models.QuerySet["AdviceRemark"]):
    """Remarks on advice."""

    def shown(self) -> Self:
        """Select what moderators did not hide."""
        return self.filter(is_hidden=False)


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    """Looks back."""

    def due(self, today: date) -> Self:
        """Select what is to be asked now."""
        return self.filter(state=FollowUpState.PLANNED, due_on__lte=today)

    def silent_since(self, before: date) -> Self:
        """Select what was asked on or before a day and never answered."""
        return self.filter(state=FollowUpState.ASKED, asked_on__lte=before)

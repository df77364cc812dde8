"""What is counted each month of who takes part."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any

from django.db.models import Count, Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from alliantie.numbers.measures import BETWEEN, Chapter, Measure, Over, Text
from alliantie.numbers.spans import Month

from .choices import MembershipState, OrganisationKind, SectorSide
from .models import Membership, Organisation

# Somebody who takes part as themselves stands outside the government.
AS_ONESELF = "oneself"
OUTSIDE = SectorSide.NON_GOVERNMENT.value
SIDES: Mapping[str, Text] = dict(SectorSide.choices)
BY_SIDE = _("overheid of daarbuiten")


def side_of(side: str | None) -> str:
    """Give the side of whoever has no organisation too."""
    return side or OUTSIDE


def _kinds() -> Mapping[str, Text]:
    """Name each kind of organisation within each side."""
    kinds: Mapping[str, Text] = {**dict(OrganisationKind.choices), AS_ONESELF: _("Op eigen naam")}
    return {
        f"{side}{BETWEEN}{kind}": label for side, (kind, label) in product(SIDES, kinds.items())
    }


def _once_each(rows: Iterable[tuple[Any, ...]]) -> dict[Any, tuple[Any, ...]]:
    """Keep the first row of each person: nobody is counted twice."""
    found: dict[Any, tuple[Any, ...]] = {}
    for user_id, *rest in rows:
        found.setdefault(user_id, tuple(rest))
    return found


class Members(Measure):
    """Who takes part, by kind of organisation."""

    key = "members"
    label = _("Leden")
    definition = _(
        "Mensen die lid zijn aan het eind van het kwartaal. Wie voor twee organisaties lid is, telt één "
        "keer mee, bij de eerste."
    )
    unit = _("mensen")
    chapter, order, over = Chapter.WHO, 10, Over.LAST
    divided_by = _("kant en soort organisatie")
    parts = _kinds()
    groups = SIDES

    def count(self, month: Month) -> Mapping[str, int]:
        """Count memberships of this moment, once for each person."""
        rows = Membership.objects.active().filter(user__is_active=True).order_by("user", "pk")
        fields = ("user", "organisation__side", "organisation__kind")
        people = _once_each(rows.values_list(*fields))
        return Counter(
            f"{side_of(side)}{BETWEEN}{kind or AS_ONESELF}" for side, kind in people.values()
        )


class NewMembers(Measure):
    """Who came."""

    key = "new-members"
    label = _("Nieuwe leden")
    definition = _("Mensen die in dit kwartaal voor het eerst lid werden.")
    unit = _("mensen")
    chapter, order = Chapter.WHO, 20
    divided_by = BY_SIDE
    parts = SIDES

    def count(self, month: Month) -> Mapping[str, int]:
        """Count whose first membership began in this month."""
        admitted = Membership.objects.filter(
            state__in=(MembershipState.ACTIVE, MembershipState.ENDED)
        )
        before = admitted.filter(started_on__lt=month.first, user=OuterRef("user"))
        rows = admitted.filter(started_on__gte=month.first, started_on__lt=month.after)
        rows = rows.filter(~Exists(before)).order_by("user", "started_on", "pk")
        people = _once_each(rows.values_list("user", "organisation__side"))
        return Counter(side_of(side) for (side,) in people.values())


class ReturningMembers(Measure):
    """Who came back."""

    key = "returning-members"
    label = _("Terugkerende leden")
    definition = _(
        "Mensen die al lid waren toen de maand begon, en in die maand of daarna inlogden. Dit is het "
        "gemiddelde van de maanden van het kwartaal."
    )
    unit = _("mensen per maand")
    chapter, order, over = Chapter.WHO, 30, Over.MEAN
    divided_by = BY_SIDE
    parts = SIDES

    def count(self, month: Month) -> Mapping[str, int]:
        """Count who signed in since the month began and was a member before it."""
        known = Membership.objects.filter(started_on__lt=month.first, user=OuterRef("user"))
        rows = Membership.objects.active().filter(
            Exists(known), user__is_active=True, user__last_login__gte=month.start
        )
        people = _once_each(rows.order_by("user", "pk").values_list("user", "organisation__side"))
        return Counter(side_of(side) for (side,) in people.values())


class TakingPart(Measure):
    """Which organisations take part."""

    key = "organisations"
    label = _("Organisaties die meedoen")
    definition = _(
        "Organisaties uit het overzicht waar aan het eind van het kwartaal iemand lid voor is."
    )
    unit = _("organisaties")
    chapter, order, over = Chapter.COVERED, 10, Over.LAST
    divided_by = BY_SIDE
    parts = SIDES

    def count(self, month: Month) -> Mapping[str, int]:
        """Count organisations with a member at this moment."""
        members = Membership.objects.active().filter(user__is_active=True)
        here = Organisation.objects.in_overview().filter(
            Exists(members.filter(organisation=OuterRef("pk")))
        )
        rows = here.order_by().values_list("side").annotate(number=Count("pk"))
        return dict(rows)


MEASURES = (Members(), NewMembers(), ReturningMembers(), TakingPart())

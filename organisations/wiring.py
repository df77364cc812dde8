"""Asking administrators whether the profile of their organisation still holds."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.choices import Unit
from alliantie.freshness.kinds import Item, Kind, register
from alliantie.merging import registry
from alliantie.merging.registry import Relation
from alliantie.periods import Period
from alliantie.visibility import Actor

from .models import Membership, Organisation
from .services import freshness
from .services.mergeable import MergeableOrganisations

IN_THE_CMS = "wagtailsnippets_organisations_organisation:edit"


class Organisations(Kind):
    """Profiles of organisations somebody works for here; they never go to an archive."""

    name: ClassVar[str] = freshness.KIND
    label: ClassVar[str | Promise] = _("Gegevens van een organisatie")
    period: ClassVar[Period] = Period(
        "review_organisation",
        _("Organisatie: tot de vraag of de gegevens nog kloppen"),
        Unit.MONTHS,
        24,
        6,
        60,
    )

    def due(self, before: datetime) -> QuerySet[Any]:
        """Select what nobody confirmed since."""
        return Organisation.objects.unconfirmed_since(before)

    def archived(self) -> QuerySet[Any]:
        """Give nothing: an organisation that is gone has a successor."""
        return Organisation.objects.none()

    def owners(self, keys: Collection[int]) -> Mapping[int, set[int]]:
        """Give who administers them today; one query."""
        found: dict[int, set[int]] = defaultdict(set)
        rows = Membership.objects.administrators().filter(organisation__in=keys)
        for organisation, user in rows.values_list("organisation", "user"):
            found[organisation].add(user)
        return found

    def perhaps_of(self, actor: Actor) -> QuerySet[Any]:
        """Select what somebody administers."""
        return Organisation.objects.filter(pk__in=actor.administers)

    def items(self, keys: Collection[int], actor: Actor | None = None) -> Mapping[int, Item]:
        """Describe what stands; editors change it."""
        rows: Any = Organisation.objects.standing().filter(pk__in=keys).with_confirmation()
        return {
            row.pk: Item(
                title=row.name,
                url=row.get_absolute_url(),
                confirmed_at=row.sure_at,
                cms_url=reverse(IN_THE_CMS, args=[row.pk]),
            )
            for row in rows
        }

    def title(self) -> Any:
        """Give the name."""
        return Subquery(Organisation.objects.filter(pk=OuterRef("key")).values("name")[:1])

    def confirm(self, *, key: int, actor: Actor) -> None:
        """Keep that it still holds."""
        freshness.confirm_organisation(organisation_id=key, actor_id=actor.user_id)

    def mark(self, *, key: int, before: datetime) -> bool:
        """Put the notice on the page."""
        return freshness.tell_readers(organisation_id=key, before=before)

    def unmark(self, keys: Collection[int]) -> None:
        """Take the notice off these pages."""
        freshness.stop_telling(organisation_ids=keys)

    def archive(self, *, key: int, actor_id: int | None, before: datetime | None = None) -> bool:
        """Leave it where it is."""
        return False


RELATIONS = (
    Relation("organisations.Organisation_themes.organisation", stays=_("hoort bij de gegevens")),
    Relation(
        "organisations.Organisation.parent", label=_("Organisaties die eronder vallen"), swept=True
    ),
    Relation("organisations.Organisation.successor", label=_("Eerdere samenvoegingen"), swept=True),
    Relation(
        "organisations.Membership.organisation",
        label=_("Lidmaatschappen (wat voorbij is, blijft waar het was)"),
    ),
    Relation(
        "organisations.Invitation.organisation",
        label=_("Uitnodigingen (alleen wat nog open staat)"),
    ),
    Relation(
        "organisations.OrganisationName.organisation",
        label=_("Namen"),
        stays=_("De organisatie die blijft, krijgt ze er ook bij."),
    ),
    Relation("organisations.EmailDomain.organisation", label=_("Maildomeinen")),
)


def connect() -> None:
    """Have organisations asked about, and merged."""
    register(Organisations())
    registry.register(MergeableOrganisations())
    registry.relate("organisatie", *RELATIONS)
    registry.relate(
        "thema",
        Relation("organisations.Organisation_themes.theme", label=_("Organisaties"), swept=True),
    )

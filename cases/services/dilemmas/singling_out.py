"""What points at somebody who does not want to be found: a sector few share, a gap among organisations."""

import secrets
from collections.abc import Collection

from django.db.models import Count, Q, QuerySet

from alliantie.visibility import Actor
from cases.choices import AskerSector, NameChoice
from cases.models import DilemmaPage
from cases.policies.dilemma_names import DECOYS, singles_out
from organisations.choices import OrganisationKind as Kind
from organisations.models import Membership, Organisation

KINDS: dict[str, tuple[Kind, ...]] = {
    AskerSector.MUNICIPALITY: (Kind.MUNICIPALITY,),
    AskerSector.PROVINCE: (Kind.PROVINCE,),
    AskerSector.WATER_BOARD: (Kind.WATER_BOARD,),
    AskerSector.NATIONAL: (Kind.MINISTRY, Kind.EXECUTIVE_AGENCY),
    AskerSector.OTHER_PUBLIC: (
        Kind.JOINT_ARRANGEMENT,
        Kind.SAFETY_REGION,
        Kind.ENVIRONMENT_SERVICE,
        Kind.OTHER_PUBLIC_BODY,
    ),
    AskerSector.CIVIL_SOCIETY: (Kind.NGO, Kind.RESIDENTS_INITIATIVE),
    AskerSector.RESEARCH: (Kind.ACADEMIA,),
    AskerSector.MEDIA: (Kind.MEDIA,),
    AskerSector.COMPANY: (Kind.COMPANY,),
}


def decoys(own: Collection[int]) -> list[int]:
    """Draw organisations to stand beside one's own: of the same kind, else of the same sector, else any."""
    kinds = set(Organisation.objects.filter(pk__in=own).values_list("kind", flat=True))
    alike = {kind for group in KINDS.values() if kinds & set(group) for kind in group}
    rows = list(with_members().exclude(pk__in=own).values_list("pk", "kind"))
    secrets.SystemRandom().shuffle(rows)
    rows.sort(key=lambda row: 0 if row[1] in kinds else 1 if row[1] in alike else 2)
    return [pk for pk, _kind in rows[: DECOYS * len(own)]]


def must_withhold(dilemma: DilemmaPage, *, sector: str = "", name: str = "") -> bool:
    """Say whether naming the sector of a dilemma would point at its asker.

    Where a sector may be named it has at least as many organisations as are kept out together, so
    that the ones beside the asker's are of it too.
    """
    return is_withheld(sector or dilemma.sector, name or dilemma.name_choice)


def with_members() -> QuerySet[Organisation]:
    """Select organisations somebody is active for."""
    return Organisation.objects.filter(
        pk__in=Membership.objects.active().filter(user__is_active=True).values("organisation")
    )


def is_withheld(sector: str, name: str) -> bool:
    """Say whether naming the sector beside somebody who hides would single them out; one query."""
    if name == NameChoice.PUBLIC or not sector:
        return False
    active = Membership.objects.active().filter(user__is_active=True)
    of_sector = active.filter(_in_sector(sector))
    counted = of_sector.aggregate(
        people=Count("user", distinct=True), organisations=Count("organisation", distinct=True)
    )
    if sector == AskerSector.PERSON:  # they have no organisation to be told apart by
        counted["organisations"] = counted["people"]
    return singles_out(people=counted["people"], organisations=counted["organisations"])


def _in_sector(sector: str) -> Q:

    if sector == AskerSector.PERSON:
        return Q(organisation=None)
    return Q(organisation__kind__in=KINDS[sector])


def sector_of(*, actor: Actor) -> str:
    """Guess in what kind of organisation somebody's dilemma plays; one query."""
    own = Organisation.objects.filter(pk__in=actor.organisation_ids).order_by("pk")
    kind = own.values_list("kind", flat=True).first()
    if kind is None:
        return AskerSector.PERSON if actor.is_member and not actor.organisation_ids else ""
    return next((sector for sector, kinds in KINDS.items() if kind in kinds), "")

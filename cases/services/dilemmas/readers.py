"""Who may read a dilemma and whose name stands beside it, kept so that neither gives the asker away."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db.models import Count, Q, QuerySet

from accounts.models import User
from alliantie.choices import Audience
from alliantie.visibility import Actor
from cases.choices import AskerSector, NameChoice, Readers, SealedKind
from cases.models import DilemmaHiddenFrom, DilemmaPage, DilemmaReader
from cases.policies.dilemma_names import DECOYS, check_only_hides, singles_out
from cases.policies.dilemma_rights import check_choice
from cases.policies.dilemma_state import DilemmaRefusedError
from organisations.choices import OrganisationKind as Kind
from organisations.choices import SectorSide
from organisations.models import Membership, Organisation

from .authors import reseal
from .indexing import dilemma_changed

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
AUDIENCES = {
    Readers.EVERYONE: Audience.PUBLIC,
    Readers.MEMBERS: Audience.MEMBERS,
    Readers.GOVERNMENT: Audience.MEMBERS,
    Readers.NOT_MY_ORGANISATION: Audience.MEMBERS,
    Readers.INVITED: Audience.PRIVATE,
}


@dataclass(frozen=True)
class Choice:
    """What the asker chose; `other_address` and `passphrase` are for the look back and go sealed."""

    name: str = NameChoice.ANONYMOUS
    readers: str = Readers.MEMBERS
    organisation_id: int | None = None
    invited_ids: Collection[int] = ()
    may_be_indexed: bool = False
    other_address: str | None = None
    passphrase: str | None = None


def apply_choice(
    *, dilemma: DilemmaPage, actor: Actor, choice: Choice, is_online: bool = False
) -> None:
    """Write a choice down; called inside the transaction and after the check of who asks."""
    _check(dilemma, actor, choice, is_online=is_online)
    named = choice.name != NameChoice.ANONYMOUS
    with_organisation = choice.name == NameChoice.PUBLIC
    dilemma.name_choice, dilemma.readers = choice.name, choice.readers
    dilemma.asker_id = actor.user_id if named else None
    dilemma.organisation_id = choice.organisation_id if with_organisation else None
    dilemma.may_be_indexed = choice.may_be_indexed and choice.readers == Readers.EVERYONE
    dilemma.audience = AUDIENCES[Readers(choice.readers)]
    dilemma.sector_withheld = is_withheld(dilemma.sector, choice.name)
    row = {
        name: getattr(dilemma, name)
        for name in ("name_choice", "readers", "asker_id", "organisation_id", "may_be_indexed")
    }
    DilemmaPage.objects.filter(pk=dilemma.pk).update(
        **row, audience=dilemma.audience, sector_withheld=dilemma.sector_withheld
    )
    _set_readers(dilemma, actor, choice)
    _seal_look_back(dilemma, choice)
    dilemma_changed(dilemma=dilemma)


def _check(dilemma: DilemmaPage, actor: Actor, choice: Choice, *, is_online: bool) -> None:
    check_choice(
        name=choice.name,
        readers=choice.readers,
        has_organisation=bool(actor.organisation_ids),
        invited=len(set(choice.invited_ids) - {actor.user_id}),
    )
    if choice.organisation_id is not None and choice.organisation_id not in actor.organisation_ids:
        raise DilemmaRefusedError("Kies een organisatie waar je werkt.")
    if is_online:
        check_only_hides(
            name=(dilemma.name_choice, choice.name), readers=(dilemma.readers, choice.readers)
        )


def _set_readers(dilemma: DilemmaPage, actor: Actor, choice: Choice) -> None:
    """Keep who is invited, and who is kept out; a choice that stands is not drawn again."""
    invited = set(choice.invited_ids) - {actor.user_id} if choice.readers == Readers.INVITED else ()
    people = User.objects.filter(pk__in=invited, is_active=True)
    dilemma.invited_readers.exclude(user__in=people).delete()
    for person in people:
        DilemmaReader.objects.get_or_create(page=dilemma, user=person)
    if choice.readers != Readers.NOT_MY_ORGANISATION:
        dilemma.hidden_from.all().delete()
    elif not dilemma.hidden_from.filter(organisation__in=actor.organisation_ids).exists():
        dilemma.hidden_from.all().delete()
        _hide_from(dilemma, actor.organisation_ids)


def _hide_from(dilemma: DilemmaPage, own: Collection[int]) -> None:
    """Keep the asker's organisations out, and for each of them some others of the same kind."""
    kinds = Organisation.objects.filter(pk__in=own).values_list("kind", flat=True)
    alike = with_members().exclude(pk__in=own).filter(kind__in=list(kinds))
    others = list(alike.values_list("pk", flat=True))
    if len(others) < DECOYS * len(own):
        rest = with_members().exclude(pk__in=[*own, *others]).values_list("pk", flat=True)
        others += list(rest)
    if len(others) < DECOYS * len(own):
        raise DilemmaRefusedError(
            "Er zijn nog te weinig organisaties om die van jou niet te laten opvallen. Kies iets anders."
        )
    drawn = secrets.SystemRandom().sample(others, DECOYS * len(own))
    kept_out = sorted([*own, *drawn], key=lambda _pk: secrets.randbits(32))
    for organisation in kept_out:
        DilemmaHiddenFrom.objects.create(page=dilemma, organisation_id=organisation)


def sector_of(*, actor: Actor) -> str:
    """Guess in what kind of organisation somebody's dilemma plays; one query."""
    own = Organisation.objects.filter(pk__in=actor.organisation_ids).order_by("pk")
    kind = own.values_list("kind", flat=True).first()
    if kind is None:
        return AskerSector.PERSON if actor.is_member and not actor.organisation_ids else ""
    return next((sector for sector, kinds in KINDS.items() if kind in kinds), "")


def with_members() -> QuerySet[Organisation]:
    """Select organisations somebody is active for."""
    return Organisation.objects.filter(
        pk__in=Membership.objects.active().filter(user__is_active=True).values("organisation")
    )


def _seal_look_back(dilemma: DilemmaPage, choice: Choice) -> None:
    changes: dict[str, Any] = {}
    if choice.other_address is not None:
        changes["address"] = choice.other_address
    if choice.passphrase is not None:
        changes["passphrase"] = make_password(choice.passphrase) if choice.passphrase else ""
    if changes:
        reseal(kind=SealedKind.DILEMMA, reference=dilemma.reference, **changes)


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


def readers_of(*, readers: str, actor: Actor) -> QuerySet[User]:
    """Select who could read a dilemma with these readers, beside the asker: for the choice itself."""
    members = Membership.objects.active()
    if readers == Readers.GOVERNMENT:
        members = members.filter(organisation__side=SectorSide.GOVERNMENT)
    if readers == Readers.NOT_MY_ORGANISATION:
        own = Membership.objects.active().filter(organisation__in=actor.organisation_ids)
        members = members.exclude(user__in=own.values("user"))
    people = User.objects.filter(is_active=True, pk__in=members.values("user"))
    return people.exclude(pk=actor.user_id or 0)

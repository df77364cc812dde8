"""Who may read a dilemma and whose name stands beside it, kept so that neither gives the asker away."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db.models import QuerySet

from accounts.models import User
from alliantie.choices import Audience
from alliantie.visibility import Actor
from cases.choices import NameChoice, Readers, SealedKind
from cases.models import (
    AdviceRemark,
    DilemmaCase,
    DilemmaHiddenFrom,
    DilemmaPage,
    DilemmaReader,
)
from cases.policies.dilemma_names import DECOYS, check_only_hides
from cases.policies.dilemma_rights import check_choice
from cases.policies.dilemma_state import DilemmaRefusedError
from organisations.choices import SectorSide
from organisations.models import Membership

from .authors import reseal
from .indexing import dilemma_changed
from .merged import forget_asker, forget_hidden_from, forget_organisation_of_asker
from .singling_out import decoys, must_withhold

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
    row = {
        name: getattr(dilemma, name)
        for name in ("name_choice", "readers", "asker_id", "organisation_id", "may_be_indexed")
    }
    DilemmaPage.objects.filter(pk=dilemma.pk).update(**row, audience=dilemma.audience)
    _set_readers(dilemma, actor, choice)
    dilemma.sector_withheld = must_withhold(dilemma)
    DilemmaPage.objects.filter(pk=dilemma.pk).update(sector_withheld=dilemma.sector_withheld)
    if not with_organisation:
        forget_organisation_of_asker(dilemma)
    if not named:
        _take_the_name_off(dilemma)
    _seal_look_back(dilemma, choice)
    dilemma_changed(dilemma=dilemma)


def _check(dilemma: DilemmaPage, actor: Actor, choice: Choice, *, is_online: bool) -> None:
    check_choice(
        name=choice.name,
        readers=choice.readers,
        has_organisation=bool(actor.organisation_ids),
        invited=len(set(choice.invited_ids) - {actor.user_id}),
    )
    if choice.organisation_id not in {None, dilemma.organisation_id, *actor.organisation_ids}:
        raise DilemmaRefusedError("Kies een organisatie waar je werkt.")
    if is_online:
        check_only_hides(
            name=(dilemma.name_choice, choice.name), readers=(dilemma.readers, choice.readers)
        )
        if choice.name == NameChoice.PUBLIC and choice.organisation_id not in {
            None,
            dilemma.organisation_id,
        }:
            raise DilemmaRefusedError(
                "Dit staat al op de site. Een andere organisatie kan er niet meer bij."
            )


def _set_readers(dilemma: DilemmaPage, actor: Actor, choice: Choice) -> None:
    """Keep who is invited, and who is kept out; a choice that stands is not drawn again."""
    invited = set(choice.invited_ids) - {actor.user_id} if choice.readers == Readers.INVITED else ()
    people = User.objects.filter(pk__in=invited, is_active=True)
    dilemma.invited_readers.exclude(user__in=people).delete()
    for person in people:
        DilemmaReader.objects.get_or_create(page=dilemma, user=person)
    if choice.readers != Readers.NOT_MY_ORGANISATION:
        _show_to_all(dilemma)
    elif not dilemma.hidden_from.filter(organisation__in=actor.organisation_ids).exists():
        _show_to_all(dilemma)
        _hide_from(dilemma, actor.organisation_ids)


def _show_to_all(dilemma: DilemmaPage) -> None:
    forget_hidden_from(dilemma)
    dilemma.hidden_from.all().delete()


def _hide_from(dilemma: DilemmaPage, own: Collection[int]) -> None:
    """Keep the asker's organisations out, and for each of them some others of the same kind."""
    drawn = decoys(own)
    if len(drawn) < DECOYS * len(own):
        raise DilemmaRefusedError(
            "Er zijn nog te weinig organisaties om die van jou niet te laten opvallen. Kies iets anders."
        )
    kept_out = sorted([*own, *drawn], key=lambda _pk: secrets.randbits(32))
    for organisation in kept_out:
        DilemmaHiddenFrom.objects.create(page=dilemma, organisation_id=organisation)


def _take_the_name_off(dilemma: DilemmaPage) -> None:
    """Leave no row that still names the asker: remarks as who asked, and the use case that came of it."""
    forget_asker(dilemma)
    AdviceRemark.objects.filter(advice__dilemma=dilemma, by_asker=True).update(author=None)
    DilemmaCase.objects.filter(page=dilemma).delete()


def _seal_look_back(dilemma: DilemmaPage, choice: Choice) -> None:
    changes: dict[str, Any] = {}
    if choice.other_address is not None:
        changes["address"] = choice.other_address
    if choice.passphrase is not None:
        changes["passphrase"] = make_password(choice.passphrase) if choice.passphrase else ""
    if changes:
        reseal(kind=SealedKind.DILEMMA, reference=dilemma.reference, **changes)


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

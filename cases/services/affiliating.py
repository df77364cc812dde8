"""For whom a case is written: the first one carries a newcomer's "I work at ..."."""

from dataclasses import dataclass

from django.db import transaction

from alliantie.audit import record
from alliantie.visibility import Actor
from cases.models import CasePage
from cases.policies.writing import check_edit
from cases.writers import user_of, work_of, writer_of
from organisations.models import Organisation
from organisations.models.membership import OPEN_STATES
from organisations.resolving import Resolver
from organisations.services import propose_organisation, request_membership

from .indexing import case_changed


@dataclass(frozen=True)
class Whom:
    """For whom somebody writes: one they have, one by its name (and kind when new), or themselves."""

    organisation_id: int | None = None
    name: str = ""
    kind: str = ""
    sector: str = ""

    @property
    def is_answered(self) -> bool:
        """Say whether anything was filled in."""
        return bool(self.organisation_id or self.name or self.sector)


def own_organisations(actor: Actor) -> list[Organisation]:
    """Give the organisations somebody works for or asked to."""
    if actor.user_id is None:
        return []
    return list(
        Organisation.objects.filter(
            memberships__user=actor.user_id, memberships__state__in=OPEN_STATES
        ).distinct()
    )


@transaction.atomic
def write_for(*, page: CasePage, actor: Actor, whom: Whom) -> None:
    """Note for whom a case is written, and ask for the membership that goes with it."""
    if not whom.is_answered:
        return
    row = CasePage.objects.select_for_update().get(pk=page.pk)
    organisation = affiliate(actor=actor, whom=whom)
    if row.first_published_at is None:
        check_edit(writer_of(actor), work_of(row))
        CasePage.objects.filter(pk=row.pk).update(organisation=organisation)
        record(action="case.organisation", obj=row, actor_id=actor.user_id)
        case_changed(case=row)


@transaction.atomic
def affiliate(*, actor: Actor, whom: Whom) -> Organisation | None:
    """Give the organisation somebody writes for, and ask for the membership that goes with it."""
    organisation = _organisation(actor, whom)
    request_membership(user=user_of(actor), organisation=organisation, sector=whom.sector)
    return organisation


def _organisation(actor: Actor, whom: Whom) -> Organisation | None:
    if whom.organisation_id is not None:
        return next(one for one in own_organisations(actor) if one.pk == whom.organisation_id)
    if not whom.name:
        return None
    found = Resolver(Organisation.objects.standing()).find(whom.name)
    return found or propose_organisation(name=whom.name, kind=whom.kind, actor=actor)

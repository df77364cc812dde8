"""Keep who applied which case; cases descend from each other without circles."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.notices import notify
from alliantie.audit import record
from alliantie.idempotency import KeyOfAnotherError, once
from alliantie.throttles import hit
from alliantie.visibility import Actor
from cases.choices import ReuseState, TakingAnswer
from cases.models import CaseIndexPage, CasePage, Reuse, Taking
from cases.people import authors_of
from cases.policies.reuse import (
    ONE_DAY,
    TOLD_A_DAY,
    NotYoursError,
    ReuseRefusedError,
    check_adapted,
    check_lineage,
    check_month,
    check_organisation,
    may_withdraw,
)
from organisations.models import Organisation

from .indexing import case_changed

APPLIED = "case_reused"
PURPOSE = "reuse.tell"
SHORT = 80


@dataclass(frozen=True)
class Told:
    """How somebody tells that they applied a case."""

    organisation: Organisation
    adapted: CasePage | None
    month: date
    changed: str
    effort: str
    result: str
    again: str


def tell_reuse(*, original: CasePage, told: Told, actor: Actor, key: UUID) -> Reuse:
    """Keep that an organisation applied a case; a replay of the form gets the first answer.

    Raises ReuseRefusedError when it may not be, ThrottledError after ten in a day.
    """
    check_organisation(
        told.organisation.pk, own=actor.organisation_ids, original_of=original.organisation_id
    )
    check_month(told.month, today=timezone.localdate())

    def change() -> dict[str, Any]:
        hit(scope=PURPOSE, key=str(actor.user_id), limit=TOLD_A_DAY, seconds=ONE_DAY)
        return {"reuse": _kept(original, told, actor).pk}

    owner, purpose = f"user:{actor.user_id}", f"{PURPOSE} {original.pk}"
    try:
        kept, _new = once(key=key, purpose=purpose, owner=owner, change=change)
    except KeyOfAnotherError as error:
        raise ReuseRefusedError(
            _("Dit formulier is al eens gebruikt. Laad de pagina opnieuw en plak je tekst erin.")
        ) from error
    except IntegrityError as error:  # a colleague told it at the same moment
        raise _twice() from error
    return Reuse.objects.get(pk=kept["reuse"])


def _kept(original: CasePage, told: Told, actor: Actor) -> Reuse:
    known = Reuse.objects.shown().filter(original=original, organisation=told.organisation)
    if known.exists():
        raise _twice()
    if told.adapted is not None:
        check_adapted(told.adapted.organisation_id, told.organisation.pk)
        _check_no_circle(original.pk, told.adapted.pk)
    reuse = Reuse.objects.create(original=original, user_id=actor.user_id, **vars(told))
    record(action=PURPOSE, obj=reuse, actor_id=actor.user_id)
    Taking.objects.filter(user=actor.user_id, case=original).update(
        answer=TakingAnswer.USED, answered_at=timezone.now()
    )
    case_changed(case=original)
    _tell_authors(reuse, actor)
    return reuse


def _twice() -> ReuseRefusedError:
    return ReuseRefusedError(_("Jouw organisatie vertelde dit al. Trek dat eerst in."))


def _check_no_circle(original: int, adapted: int) -> None:
    """Look along the whole chain, while nobody else can lengthen any.

    Locking the cases of this chain is not enough: two dozen that each add one link of a ring share no
    case by twos. All wait for one row; telling of one's own case is rare enough for that.
    """
    list(CaseIndexPage.objects.select_for_update(of=("self",)).order_by("pk").values("pk"))
    check_lineage(original=original, adapted=adapted, forebears=forebears_of(original))


def forebears_of(case_pk: int) -> set[int]:
    """Give every case that a case is based on, along any number of steps."""
    found: set[int] = set()
    edge = {case_pk}
    while edge:
        parents = Reuse.objects.shown().filter(adapted__in=edge)
        edge = set(parents.values_list("original", flat=True)) - found
        found |= edge
    return found


def _tell_authors(reuse: Reuse, actor: Actor) -> None:
    original, organisation = reuse.original, reuse.organisation
    name = organisation.name if organisation else _("Een organisatie")
    notify(
        user_ids=authors_of(original) - {actor.user_id or 0},
        kind=APPLIED,
        text=_("%(name)s paste ‘%(title)s’ toe. Lees wat zij anders deden.")
        % {"name": name[:SHORT], "title": original.title[:SHORT]},
        url=f"{original.url or '/'}#toegepast",
        once_key=f"reuse-{reuse.pk}",
    )


@transaction.atomic
def withdraw_reuse(*, reuse: Reuse, actor: Actor) -> None:
    """Let it no longer count; what was told stays for who wrote it and for editors."""
    locked = Reuse.objects.select_for_update(of=("self",)).select_related("original")
    found = locked.get(pk=reuse.pk)
    if not may_withdraw(
        user_id=actor.user_id,
        is_editor=actor.is_editor,
        administers=actor.administers,
        author_id=found.user_id,
        organisation_id=found.organisation_id,
    ):
        raise NotYoursError(_("Dit is niet van jou."))
    if found.state == ReuseState.WITHDRAWN:
        return
    found.state, found.withdrawn_at = ReuseState.WITHDRAWN, timezone.now()
    found.save(update_fields=["state", "withdrawn_at"])
    record(action="reuse.withdraw", obj=found, actor_id=actor.user_id)
    case_changed(case=found.original)

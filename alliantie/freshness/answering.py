"""What people are asked about, and what they answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from alliantie.choices import ReviewStep
from alliantie.idempotency import KeyOfAnotherError, once
from alliantie.models import Review
from alliantie.visibility import Actor

from .kinds import Item, Kind, kind_of, kinds
from .policies import Answer, ReviewRefusedError, check_answer, check_archive


@dataclass(frozen=True)
class Asked:
    """One thing that somebody is asked about."""

    kind: Kind
    row: Review
    item: Item

    @property
    def may_archive(self) -> bool:
        """Say whether it can go to the archive."""
        return self.kind.archives and not self.is_archived

    @property
    def is_archived(self) -> bool:
        """Say whether it is there already."""
        return self.row.step == ReviewStep.ARCHIVED

    @property
    def is_overdue(self) -> bool:
        """Say whether readers are told that nobody confirmed it."""
        return self.row.step == ReviewStep.OVERDUE


def asked_of(actor: Actor) -> list[Asked]:
    """Give what somebody is asked about, what waits longest first; archived things last."""
    return _asked(actor, _rows_of(actor))


def waiting_of(actor: Actor) -> list[Asked] | None:
    """Give what somebody still has to answer, or None: most people are asked nothing, which is one query."""
    return _asked(actor, _rows_of(actor, but=(ReviewStep.NOBODY, ReviewStep.ARCHIVED))) or None


def _asked(actor: Actor, rows: list[Review]) -> list[Asked]:
    found = [one for kind in kinds() for one in _asked_of(kind, rows, actor)]
    return sorted(found, key=lambda one: (one.is_archived, one.row.moved_at, one.row.key))


def _rows_of(actor: Actor, *, but: tuple[ReviewStep, ...] = (ReviewStep.NOBODY,)) -> list[Review]:
    """Give what may be theirs of every kind, in one query."""
    if not actor.is_signed_in:
        return []
    theirs = Q(pk__in=[])
    for kind in kinds():
        numbers = kind.perhaps_of(actor).order_by().values("pk")
        theirs |= Q(kind=kind.name, key__in=numbers)
    return list(Review.objects.filter(theirs).exclude(step__in=but))


def _asked_of(kind: Kind, rows: Iterable[Review], actor: Actor) -> Iterable[Asked]:
    found = [row for row in rows if row.kind == kind.name]
    if not found:
        return []
    owners = kind.owners([row.key for row in found])
    own = [row for row in found if actor.user_id in owners.get(row.key, ())]
    return _described(kind, own, actor)


def of_nobody(rows: QuerySet[Review]) -> list[Asked]:
    """Describe what nobody can be asked about, for editors."""
    listed = list(rows)
    found: list[Asked] = []
    for kind in kinds():
        found += _described(kind, [row for row in listed if row.kind == kind.name])
    return sorted(found, key=lambda one: (one.row.moved_at, one.row.pk))


def _described(kind: Kind, rows: list[Review], actor: Actor | None = None) -> list[Asked]:
    items = kind.items([row.key for row in rows], actor) if rows else {}
    return [Asked(kind, row, items[row.key]) for row in rows if row.key in items]


def answer_once(*, form_key: UUID, name: str, key: int, answer: Answer, actor: Actor) -> None:
    """Take an answer once for each form, however often it is sent."""
    purpose, owner = f"review.{name}.{key}.{answer}", f"user:{actor.user_id}"

    def change() -> dict[str, str]:
        answer_review(name=name, key=key, answer=answer, actor=actor)
        return {"answer": answer.value}

    try:
        once(key=form_key, purpose=purpose, owner=owner, change=change)
    except KeyOfAnotherError as error:
        raise ReviewRefusedError(
            _("Dit formulier is al gebruikt. Laad de pagina opnieuw.")
        ) from error


@transaction.atomic
def answer_review(*, name: str, key: int, answer: Answer, actor: Actor) -> None:
    """Confirm or archive one thing that was asked about; the app writes the line in the log."""
    kind = kind_of(name)
    row = Review.objects.filter(kind=name, key=key).first()
    if kind is None or row is None:
        raise ReviewRefusedError(_("Dit is al bevestigd, of het staat niet meer op de site."))
    is_owner = actor.user_id in kind.owners([key]).get(key, set())
    check_answer(is_owner=is_owner, is_editor=actor.is_editor, step=row.step)
    if answer == Answer.HOLDS:
        kind.confirm(key=key, actor=actor)
        settled(name=name, key=key)
        return
    check_archive(archives=kind.archives, step=row.step)
    kind.archive(key=key, actor_id=actor.user_id)
    Review.objects.filter(pk=row.pk).update(step=ReviewStep.ARCHIVED)


def settled(*, name: str, key: int) -> None:
    """Stop asking: something was confirmed, here or on a screen of its app."""
    Review.objects.filter(kind=name, key=key).delete()

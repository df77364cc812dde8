"""The safety check: nothing of a dilemma is published but past a moderator, here."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page

from alliantie.visibility import Actor
from cases.models import CheckRemark, DilemmaPage
from cases.policies.dilemma_rights import USUAL_TIME, check_moderate, check_texts
from cases.policies.dilemma_state import (
    ASKER,
    MODERATOR,
    SHOWN,
    DilemmaRefusedError,
)

from .authors import check_member_asker, is_asker, note
from .indexing import dilemma_changed
from .singling_out import must_withhold
from .steps import take_step
from .telling import tell_asker, tell_moderators
from .writing import locked, version_of

LONGEST_SLUG = 80


@transaction.atomic
def submit(*, dilemma: DilemmaPage, actor: Actor) -> None:
    """Send a dilemma to the safety check."""
    row = locked(dilemma)
    check_member_asker(dilemma=row, actor=actor)
    check_texts(question=row.title, situation=row.situation)
    take_step(row, "submit", by=ASKER, submitted_on=timezone.localdate())
    note(action="dilemma.submit", dilemma=row)
    tell_moderators(dilemma=row)


@transaction.atomic
def take_back(*, dilemma: DilemmaPage, actor: Actor) -> None:
    """Take a dilemma back to write on."""
    row = locked(dilemma)
    check_member_asker(dilemma=row, actor=actor)
    take_step(row, "take_back", by=ASKER, submitted_on=None)
    note(action="dilemma.take_back", dilemma=row)


@transaction.atomic
def approve(*, dilemma: DilemmaPage, actor: Actor, version: str) -> None:
    """Put a dilemma, or a change of it, on the site as the moderator read it.

    `version` names what was read; when another came in since, nothing is published.
    """
    row = locked(dilemma)
    check_checker(dilemma=row, actor=actor)
    if version != version_of(row):
        raise DilemmaRefusedError("De vrager heeft intussen iets veranderd. Lees het opnieuw.")
    if row.state in SHOWN:
        if not row.has_unpublished_changes:
            raise DilemmaRefusedError("Deze wijziging is al gecontroleerd of teruggenomen.")
    else:
        _open(row)
    _withhold(row)
    revision = locked(row).latest_revision  # it must see the row as it is now
    revision.publish(user=None)
    note(action="dilemma.approve", dilemma=row, actor_id=actor.user_id)
    tell_asker(dilemma=row, about=f"approve-{revision.pk}")
    dilemma_changed(dilemma=locked(row))


def _open(row: DilemmaPage) -> None:
    draft = row.get_latest_revision_as_object()
    take_step(
        row,
        "approve",
        by=MODERATOR,
        checked_at=timezone.now(),
        opened_on=timezone.localdate(),
        decide_by=_decide_by(row),
    )
    slug = _free_slug(draft.title, row)
    Page.objects.filter(pk=row.pk).update(slug=slug)
    revision = row.latest_revision
    revision.content["slug"] = slug
    revision.save(update_fields=["content"])


def _decide_by(row: DilemmaPage) -> date | None:
    """Give one from a register a day too: nobody stands behind it to stop the advice."""
    if row.source and row.decide_by is None:
        return timezone.localdate() + USUAL_TIME
    return row.decide_by


@transaction.atomic
def ask_changes(*, dilemma: DilemmaPage, actor: Actor, remark: str) -> None:
    """Give a new dilemma, or a change of one that is online, back with a remark."""
    row = locked(dilemma)
    check_checker(dilemma=row, actor=actor)
    if row.source:
        raise DilemmaRefusedError(
            "Dit komt uit een register, dus niemand kan het aanpassen. Plaats het, of plaats het niet."
        )
    if row.state not in SHOWN:
        take_step(row, "ask_changes", by=MODERATOR, submitted_on=None)
    elif not row.has_unpublished_changes:
        raise DilemmaRefusedError("Deze wijziging is al gecontroleerd of teruggenomen.")
    else:
        Page.objects.filter(pk=row.pk).update(has_unpublished_changes=False)
    made = CheckRemark.objects.create(dilemma=row, text=remark)
    note(action="dilemma.ask_changes", dilemma=row, actor_id=actor.user_id)
    tell_asker(dilemma=row, about=f"remark-{made.pk}")


@transaction.atomic
def refuse(*, dilemma: DilemmaPage, actor: Actor, remark: str) -> None:
    """Say no, with the reason; the asker keeps the words for a while."""
    row = locked(dilemma)
    check_checker(dilemma=row, actor=actor)
    if not remark.strip():
        raise DilemmaRefusedError("Schrijf waarom dit niet geplaatst wordt.")
    take_step(row, "refuse", by=MODERATOR, closed_on=timezone.localdate())
    made = CheckRemark.objects.create(dilemma=row, text=remark, is_refusal=True)
    note(action="dilemma.refuse", dilemma=row, actor_id=actor.user_id)
    tell_asker(dilemma=row, about=f"remark-{made.pk}")


def check_checker(*, dilemma: DilemmaPage, actor: Actor) -> None:
    """Refuse who is no moderator, who asked it, and whose organisation is not to know of it."""
    check_moderate(actor.roles)
    if is_asker(dilemma=dilemma, actor=actor):
        raise DilemmaRefusedError("Je kunt je eigen dilemma niet controleren.")
    if dilemma.hidden_from.filter(organisation__in=actor.organisation_ids).exists():
        raise DilemmaRefusedError("Dit dilemma is niet voor mensen van jouw organisatie.")


def _withhold(row: DilemmaPage) -> None:
    """Decide anew whether the sector of what goes online may be named."""
    sector = row.get_latest_revision_as_object().sector
    withheld = must_withhold(row, sector=sector)
    DilemmaPage.objects.filter(pk=row.pk).update(sector_withheld=withheld)


def _free_slug(question: str, row: DilemmaPage) -> str:
    """Make an address out of the question as it goes online; earlier words leave no trace."""
    base = slugify(question)[:LONGEST_SLUG].strip("-") or "dilemma"
    siblings = Page.objects.sibling_of(row).exclude(pk=row.pk)
    taken = set(siblings.filter(slug__startswith=base).values_list("slug", flat=True))
    taken |= RESERVED
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


# Addresses under /dilemmas/ that are no dilemma.
RESERVED = frozenset({"waarden", "ideeen", "vervolg", "vertrouwelijk", "adviezen", "lijkt-op"})

"""What time does to dilemmas: advice closes, silence becomes unknown, what is not needed goes."""

import secrets
from contextlib import suppress
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

from alliantie.audit import record_pseudonym
from cases.choices import DilemmaState, NameChoice, SealedKind
from cases.models import (
    Advice,
    AdviceInvitation,
    CheckRemark,
    DilemmaNews,
    DilemmaPage,
    FollowUp,
    SealedAuthor,
)
from cases.policies.dilemma_months import SILENCE
from cases.policies.dilemma_retention import (
    ADVISERS,
    AROUND_IT,
    IDLE_DRAFT,
    WORDS_AFTER_WITHDRAWAL,
)
from cases.policies.dilemma_rights import MOST_TIME
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.querysets import SHOWN

from . import looking_back
from .indexing import dilemma_changed, dilemma_gone
from .life import WEIGHED_AT_MOST, close_undecided, stop_advice
from .merged import forget_asker, forget_hidden_from
from .singling_out import must_withhold

GONE_TITLE = "Ingetrokken dilemma"
ENDED = (DilemmaState.CLOSED, DilemmaState.WITHDRAWN)


def mind_the_clock(today: date) -> None:
    """Take the steps that time takes; every one of them does its work once."""
    over = Q(decide_by__lt=today) | Q(decide_by=None, opened_on__lt=today - MOST_TIME)
    for dilemma in DilemmaPage.objects.filter(over, state=DilemmaState.OPEN):
        with suppress(DilemmaRefusedError):  # the asker was just first
            stop_advice(dilemma=dilemma, actor=None)
    undecided = DilemmaPage.objects.filter(
        state=DilemmaState.WEIGHING, weighing_since__lte=today - WEIGHED_AT_MOST
    )
    for dilemma in undecided:
        close_undecided(dilemma=dilemma)
    for follow_up in FollowUp.objects.due(today):
        looking_back.ask(follow_up=follow_up)
    for follow_up in FollowUp.objects.silent_since(today - SILENCE):
        with suppress(DilemmaRefusedError):
            looking_back.stay_unknown(follow_up=follow_up)


def forget(today: date) -> None:
    """Erase what was kept long enough."""
    _plan_advisers(today)
    _erase_links(today)
    for dilemma in _withdrawn_before(today - WORDS_AFTER_WITHDRAWAL):
        _wipe(dilemma)
    idle = timezone.make_aware(datetime.combine(today - IDLE_DRAFT, datetime.min.time()))
    drafts = DilemmaPage.objects.filter(
        state=DilemmaState.DRAFT, latest_revision_created_at__lt=idle
    )
    for dilemma in drafts:
        delete_altogether(dilemma)
    ended = DilemmaPage.objects.filter(state__in=ENDED, closed_on__lte=today - AROUND_IT)
    for model in (AdviceInvitation, CheckRemark, DilemmaNews):
        model.objects.filter(dilemma__in=ended.values("pk")).delete()
    DilemmaNews.objects.filter(told=True, made_on__lte=today - timedelta(days=30)).delete()


def _plan_advisers(today: date) -> None:
    """Say when it is erased whose anonymous advice on a closed dilemma was."""
    closed = DilemmaPage.objects.filter(state__in=ENDED, closed_on__isnull=False)
    rows = SealedAuthor.objects.filter(kind=SealedKind.ADVICE, erase_on=None)
    sealed = set(rows.values_list("reference", flat=True))
    advised = closed.filter(advice__reference__in=sealed)
    for reference, day in advised.values_list("advice__reference", "closed_on"):
        rows.filter(reference=reference).update(erase_on=day + ADVISERS)


def _erase_links(today: date) -> None:
    for row in SealedAuthor.objects.to_erase(today):
        record_pseudonym(action="sealed.erase", reference=row.reference, origin="worker")
        _unname(row.reference)
        forget_mark(row.reference)
        row.delete()


def forget_mark(reference: UUID) -> None:
    """Let the fingerprint of advice say nothing any more, also to who holds the key."""
    Advice.objects.filter(reference=reference).update(mark=secrets.token_hex(32))


def _unname(reference: UUID) -> None:
    """Close what a link kept open: without it nobody can answer a look back any more."""
    FollowUp.objects.filter(dilemma__reference=reference).update(token_hash="")


def _withdrawn_before(day: date) -> list[DilemmaPage]:
    rows = DilemmaPage.objects.filter(state=DilemmaState.WITHDRAWN, closed_on__lte=day)
    return list(rows.filter(~Q(title=GONE_TITLE)))


@transaction.atomic
def _wipe(dilemma: DilemmaPage) -> None:
    """Take the words of a withdrawn dilemma away; the advice of others stays with them."""
    row = DilemmaPage.objects.select_for_update().get(pk=dilemma.pk)
    for name in ("values", "frames", "affected", "options", "variants"):
        DilemmaPage._meta.get_field(name).related_model.objects.filter(page=row).delete()
    row.themes.clear()
    DilemmaPage.objects.filter(pk=row.pk).update(
        situation="", sector="", question_reason="", asker=None, organisation=None
    )
    forget_asker(row)
    forget_hidden_from(row)
    for name in ("proposals", "check_remarks", "follow_ups", "invited_readers", "hidden_from"):
        getattr(row, name).all().delete()
    for decision in DilemmaPage._meta.get_field("decision").related_model.objects.filter(
        dilemma=row
    ):
        decision.delete()
    Page.objects.filter(pk=row.pk).update(
        title=GONE_TITLE,
        draft_title=GONE_TITLE,
        slug=f"d-{row.reference.hex[:16]}",
        url_path=f"{row.get_parent().url_path}d-{row.reference.hex[:16]}/",
        live_revision=None,
        latest_revision=None,
    )
    Revision.page_revisions.filter(object_id=str(row.pk)).delete()
    PageLogEntry.objects.filter(page=row.pk).delete()
    record_pseudonym(action="dilemma.wipe", reference=row.reference, origin="worker")


@transaction.atomic
def delete_altogether(dilemma: DilemmaPage) -> None:
    """Delete a dilemma nobody else ever saw, with its log and its link."""
    number, reference = dilemma.pk, dilemma.reference
    SealedAuthor.objects.filter(kind=SealedKind.DILEMMA, reference=reference).delete()
    dilemma_gone(dilemma=dilemma)
    forget_asker(dilemma)
    forget_hidden_from(dilemma)
    dilemma.delete()
    PageLogEntry.objects.filter(page=number).delete()
    record_pseudonym(action="dilemma.delete", reference=reference, origin="worker")


def withhold_more() -> int:
    """Withhold a sector that so few share by now that it points at somebody; never the other way."""
    shown = DilemmaPage.objects.filter(state__in=SHOWN, sector_withheld=False)
    hidden = 0
    for dilemma in shown.exclude(name_choice=NameChoice.PUBLIC).exclude(sector=""):
        if must_withhold(dilemma):
            DilemmaPage.objects.filter(pk=dilemma.pk).update(sector_withheld=True)
            dilemma_changed(dilemma=dilemma)
            hidden += 1
    return hidden

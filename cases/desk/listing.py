"""What somebody's own page shows: whose turn it is, questions, memberships; a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Revision, WorkflowState

from alliantie.visibility import Actor
from cases.choices import MemberState, Standing
from cases.models import AuthorQuestion, CasePage, Submission
from cases.policies.state import Life, member_state
from organisations.choices import MembershipState
from organisations.models import Membership

FIRST_TO_LAST = (
    MemberState.YOUR_TURN,
    MemberState.DRAFT,
    MemberState.WITH_EDITORS,
    MemberState.ONLINE,
)
PAGES = {"base_content_type__app_label": "wagtailcore", "base_content_type__model": "page"}


@dataclass(frozen=True)
class Entry:
    """One case on the list."""

    title: str
    url: str
    state: MemberState
    note: str
    organisation: str


@dataclass(frozen=True)
class Tie:
    """One membership in a sentence."""

    label: str
    sentence: str


def own_cases(actor: Actor) -> list[Entry]:
    """List what somebody writes: what waits for them first, then what was touched last."""
    planned = Revision.objects.filter(
        **PAGES, object_id=Cast(OuterRef("pk"), CharField()), approved_go_live_at__isnull=False
    )
    pages = list(
        CasePage.objects.workable_by(actor)
        .filter(Q(source="") | Q(latest_revision__user=actor.user_id))
        .select_related("organisation")
        .annotate(is_planned=Exists(planned))
        .order_by("-latest_revision_created_at", "-pk")
    )
    workflows, promised = _workflows(pages), _promised(pages)
    entries = [_entry(page, workflows.get(page.pk, ""), promised.get(page.pk)) for page in pages]
    return sorted(entries, key=lambda entry: FIRST_TO_LAST.index(entry.state))


def _workflows(pages: Sequence[CasePage]) -> dict[int, str]:
    numbers = [str(page.pk) for page in pages]
    running = WorkflowState.objects.active().filter(**PAGES, object_id__in=numbers)
    return {int(number): status for number, status in running.values_list("object_id", "status")}


def _promised(pages: Sequence[CasePage]) -> dict[int, date]:
    waiting = Submission.objects.filter(page__in=pages, answered_at=None)
    return dict(waiting.values_list("page", "answer_due_on"))


def _entry(page: CasePage, workflow: str, due: date | None) -> Entry:
    life = Life(
        live=page.live,
        workflow=workflow,
        is_scheduled=page.is_planned,
        has_unpublished_changes=page.has_unpublished_changes,
        standing=page.standing,
        was_online=page.first_published_at is not None,
    )
    state = member_state(life)
    return Entry(
        title=page.draft_title or page.title,
        url=reverse("desk:case", args=[page.pk]),
        state=state,
        note=note_of(state, life, due),
        organisation=page.organisation.name if page.organisation else "",
    )


def note_of(state: MemberState, life: Life, due: date | None) -> str:
    """Say what happens now, in one sentence."""
    if state == MemberState.YOUR_TURN:
        return _("De redactie heeft een vraag. Pas het aan en stuur het opnieuw in.")
    if state == MemberState.WITH_EDITORS:
        return _with_editors(life, due)
    if state == MemberState.ONLINE:
        return _online(life)
    if life.standing == Standing.WITHDRAWN:
        return _("Je hebt dit ingetrokken. Alleen jij ziet het nog.")
    if life.was_online:
        return _(
            "De redactie haalde dit van de site. De reden staat in je mail. "
            "Je kunt het aanpassen en opnieuw insturen."
        )
    return _("Alleen jij ziet dit. Schrijf verder of stuur het in.")


def _with_editors(life: Life, due: date | None) -> str:
    if life.is_scheduled:
        return _("Goedgekeurd. Het gaat vanzelf online op het gekozen moment.")
    old = _(" De oude versie blijft zolang online.") if life.live else ""
    if due is None:
        return _("De redactie leest mee.") + old
    return _("Je hoort het uiterlijk %(due)s.") % {"due": date_format(due, "l j F")} + old


def _online(life: Life) -> str:
    if life.is_scheduled:
        return _("Je wijziging is goedgekeurd en gaat vanzelf online op het gekozen moment.")
    if life.has_unpublished_changes:
        return _("Iedereen ziet de vorige versie. Je wijziging is nog niet ingestuurd.")
    if life.standing == Standing.OUTDATED:
        return _("Klopt dit nog? Zeg het even, dan weten lezers dat.")
    if life.standing == Standing.ARCHIVED:
        return _("Dit staat in het archief. Klopt het nog? Dan zet je het terug.")
    return _("Het staat online.")


def own_ties(actor: Actor) -> list[Tie]:
    """Say in sentences how somebody takes part."""
    rows = Membership.objects.filter(user=actor.user_id).select_related("organisation")
    return [_tie(row) for row in rows.order_by("-created_at")]


def _tie(row: Membership) -> Tie:
    label = row.organisation.name if row.organisation else _("Als mezelf")
    sentences = {
        MembershipState.REQUESTED: _(
            "Aangevraagd. De redactie laat je toe bij je eerste inzending."
        ),
        MembershipState.ACTIVE: _("Je doet mee."),
        MembershipState.ENDED: _("Beëindigd."),
        MembershipState.REFUSED: _("Niet toegelaten. Vragen? Mail de redactie."),
    }
    return Tie(label, str(sentences[MembershipState(row.state)]))


def open_questions(actor: Actor) -> list[AuthorQuestion]:
    """Give the questions that wait for an answer."""
    mine = CasePage.objects.written_by(actor)
    waiting = AuthorQuestion.objects.filter(page__in=mine, answered_at=None)
    return list(waiting.select_related("page").order_by("asked_at"))

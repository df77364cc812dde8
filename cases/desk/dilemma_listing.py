"""The list of what somebody asked, in their own words, and what waits for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alliantie.visibility import Actor
from cases.choices import DilemmaState, FollowUpState, ProposalState
from cases.models import CheckRemark, DilemmaPage, DilemmaProposal, FollowUp

# How the badge of a state looks; the words on it are of the state itself.
BADGES = {
    DilemmaState.DRAFT: "draft",
    DilemmaState.INTAKE: "with_editors",
    DilemmaState.WITHDRAWN: "draft",
    DilemmaState.CLOSED: "draft",
}


@dataclass(frozen=True)
class Entry:
    """One dilemma on the list."""

    title: str
    url: str
    badge: str
    label: str
    note: str
    is_my_turn: bool


def own_dilemmas(actor: Actor) -> list[Entry]:
    """List what somebody asked, what waits for them first; two queries however many there are."""
    entries = [_entry(dilemma) for dilemma in _annotated(actor)]
    return sorted(entries, key=lambda entry: not entry.is_my_turn)


def to_do(actor: Actor, subject: None = None) -> list[Entry] | None:
    """Give what waits for this person, for their own page; nothing when nothing does."""
    return [entry for entry in own_dilemmas(actor) if entry.is_my_turn] or None


def with_what_waits(dilemmas: Any) -> Any:
    """Say along of each whether something waits for its asker."""
    mine = OuterRef("pk")
    proposals = DilemmaProposal.objects.filter(dilemma=mine, state=ProposalState.OPEN)
    asked = FollowUp.objects.filter(dilemma=mine, state=FollowUpState.ASKED)
    return dilemmas.annotate(
        has_proposals=Exists(proposals),
        has_look_back=Exists(asked),
        has_remarks=Exists(CheckRemark.objects.filter(dilemma=mine)),
    )


def _annotated(actor: Actor) -> Iterable[DilemmaPage]:
    lean = DilemmaPage.objects.asked_by(actor).defer("situation").order_by("-pk")
    found: Iterable[DilemmaPage] = with_what_waits(lean)
    return found


def _entry(dilemma: DilemmaPage) -> Entry:
    waiting = waits_for(dilemma)
    return Entry(
        title=dilemma.draft_title or dilemma.title,
        url=reverse("desk:dilemma", args=[dilemma.reference]),
        badge="your_turn" if waiting else BADGES.get(DilemmaState(dilemma.state), "online"),
        label=str(dilemma.get_state_display()),
        note=waiting or note_of(dilemma),
        is_my_turn=bool(waiting),
    )


def waits_for(dilemma: Any) -> str:
    """Say what somebody has to do now, or nothing; of a dilemma read by `with_what_waits`."""
    if dilemma.has_look_back:
        return _("Vertel hoe het ging.")
    if dilemma.state == DilemmaState.DRAFT and dilemma.has_remarks:
        return _("De moderatie heeft een vraag. Pas het aan en stuur het opnieuw in.")
    if dilemma.state == DilemmaState.WEIGHING:
        return _("Weeg het advies en vertel wat je besluit.")
    if dilemma.has_proposals and dilemma.state in {DilemmaState.OPEN, DilemmaState.DRAFT}:
        return _("Iemand stelt voor iets toe te voegen. Zeg ja of nee.")
    return ""


def note_of(dilemma: DilemmaPage) -> str:
    """Say what happens now, in one sentence."""
    if dilemma.state == DilemmaState.OPEN:
        return _open_note(dilemma)
    notes = {
        DilemmaState.DRAFT: _("Alleen jij ziet dit. Schrijf verder of stuur het in."),
        DilemmaState.INTAKE: _("De moderatie leest mee. Je hoort het binnen enkele werkdagen."),
        DilemmaState.WEIGHING: _("Weeg het advies en vertel wat je besluit."),
        DilemmaState.DECIDED: _("Je hebt besloten. Na 3, 6 en 12 maanden vragen we hoe het ging."),
        DilemmaState.FOLLOWED_UP: _("Je vertelde hoe het ging. We vragen het later nog eens."),
        DilemmaState.CLOSED: _("Dit is afgesloten. Anderen leren ervan."),
        DilemmaState.WITHDRAWN: _("Dit staat nergens meer. Alleen jij ziet het nog."),
    }
    return str(notes[DilemmaState(dilemma.state)])


def _open_note(dilemma: DilemmaPage) -> str:
    if dilemma.decide_by is None:
        return _("Anderen kunnen advies geven.")
    day = date_format(dilemma.decide_by, "j F")
    return _("Anderen kunnen tot en met %(day)s advies geven.") % {"day": day}

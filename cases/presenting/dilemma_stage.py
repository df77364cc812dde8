"""Where a dilemma stands in plain words: what happens next, and until when."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cases.choices import DilemmaState as State
from cases.choices import Outcome
from cases.models import DilemmaPage
from cases.policies.advice import takes_advice
from cases.policies.dilemma_months import FOLLOW_UP_MONTHS, months_later
from cases.services.dilemmas.life import WEIGHED_AT_MOST

from .dilemma_dates import full_date, shown_date, shown_month

TONES = {
    State.DRAFT: "draft",
    State.INTAKE: "with_editors",
    State.OPEN: "your_turn",
    State.WEIGHING: "with_editors",
    State.WITHDRAWN: "draft",
}


@dataclass(frozen=True)
class Stage:
    """The state, and in a sentence what comes next."""

    label: str
    tone: str
    next: str


def stage_of(dilemma: DilemmaPage, today: date) -> Stage:
    """Say where a dilemma stands."""
    state = State(dilemma.state)
    says = {
        State.OPEN: _open,
        State.WEIGHING: _weighing,
        State.DECIDED: _decided,
        State.FOLLOWED_UP: _decided,
        State.CLOSED: _closed,
    }.get(state)
    next_step = says(dilemma, today) if says else ""
    return Stage(str(state.label), tone_of_state(state), next_step)


def tone_of_state(state: str) -> str:
    """Give the look of the mark of a state."""
    return TONES.get(State(state), "online")


def is_open(dilemma: DilemmaPage, today: date) -> bool:
    """Say whether somebody can advise today."""
    return takes_advice(state=dilemma.state, decide_by=dilemma.decide_by, today=today)


def unknown_in_words(dilemma: DilemmaPage) -> str:
    """Say since when nobody knows how it went."""
    if dilemma.unknown_since is None or dilemma.outcome not in {"", Outcome.UNKNOWN}:
        return ""
    day = shown_date(dilemma, dilemma.unknown_since)
    return _("Hoe het verderging is onbekend sinds %(day)s.") % {"day": day}


def _open(dilemma: DilemmaPage, today: date) -> str:
    if dilemma.source:
        return _from_register(dilemma, today)
    if not is_open(dilemma, today):
        return _("De tijd voor advies is voorbij. De vrager gaat nu wegen.")
    if dilemma.decide_by is None:
        return _("Advies kan zolang de vraag openstaat. Daarna weegt de vrager alles en besluit.")
    day = full_date(dilemma.decide_by)
    return _(
        "Advies kan tot en met %(day)s. Daarna weegt de vrager alles en komt het besluit hier te staan."
    ) % {"day": day}


def _from_register(dilemma: DilemmaPage, today: date) -> str:
    """Promise no decision: nobody here stands behind the question."""
    if dilemma.decide_by is None or not is_open(dilemma, today):
        return _(
            "De tijd voor advies is voorbij. Of er in het register besloten is, weten we niet."
        )
    day = full_date(dilemma.decide_by)
    return _("Advies kan tot en met %(day)s. Een besluit volgt hier niet.") % {"day": day}


def _weighing(dilemma: DilemmaPage, today: date) -> str:
    if dilemma.source:
        return _from_register(dilemma, today)
    if dilemma.weighing_since is None:
        return _("De vrager weegt alle adviezen. Het besluit komt hier te staan.")
    month = shown_month(dilemma.weighing_since + WEIGHED_AT_MOST)
    return _(
        "De vrager weegt alle adviezen. Het besluit komt hier te staan. Is dat er in %(month)s nog niet, "
        "dan sluiten we het dilemma af als onbekend."
    ) % {"month": month}


def _decided(dilemma: DilemmaPage, today: date) -> str:
    """Say when the next look back comes."""
    if dilemma.decided_on is None:
        return _("Er is besloten.")
    coming = (months_later(dilemma.decided_on, months) for months in FOLLOW_UP_MONTHS)
    day = next((day for day in coming if day >= today), None)
    if day is None:
        return _("We hebben gevraagd hoe het ging. Het antwoord komt hier te staan.")
    return _(
        "We vragen 3, 6 en 12 maanden na het besluit hoe het ging. De volgende keer is in %(month)s."
    ) % {"month": shown_month(day)}


def _closed(dilemma: DilemmaPage, today: date) -> str:
    told = unknown_in_words(dilemma)
    if told or not dilemma.outcome:
        return told
    outcome = str(Outcome(dilemma.outcome).label)
    return _("Het is klaar. Hoe het afliep: %(outcome)s.") % {
        "outcome": outcome[:1].lower() + outcome[1:]
    }

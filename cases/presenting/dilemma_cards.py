"""Dilemmas as cards, with what a list shows in a fixed number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from cases.choices import Value
from cases.models import DilemmaPage
from cases.querysets import DilemmaQuerySet

from .dilemma_dates import full_date
from .dilemma_stage import is_open, tone_of_state


@dataclass(frozen=True, kw_only=True)
class DilemmaCard:
    """One dilemma in a list; who asked stands on the page itself only."""

    url: str
    question: str
    state: str
    tone: str
    values: Sequence[str] = ()
    advice: int = 0
    decide_by: str = ""


def for_cards(dilemmas: DilemmaQuerySet | QuerySet[Any]) -> Any:
    """Fetch what cards show along with dilemmas, in the same query."""
    return dilemmas.with_advice_count().with_clashing()  # type: ignore[union-attr]


def dilemma_card(dilemma: DilemmaPage) -> DilemmaCard:
    """Describe one dilemma that was fetched with `for_cards`."""
    open_now = is_open(dilemma, timezone.localdate())
    return DilemmaCard(
        url=dilemma.url or "",
        question=dilemma.title,
        state=dilemma.get_state_display(),
        tone=tone_of_state(dilemma.state),
        values=_words(getattr(dilemma, "clashing", 0)),
        advice=getattr(dilemma, "advice_count", 0),
        decide_by=full_date(dilemma.decide_by) if open_now else "",
    )


def dilemma_cards(dilemmas: Iterable[DilemmaPage]) -> list[DilemmaCard]:
    """Describe dilemmas for a list."""
    return [dilemma_card(dilemma) for dilemma in dilemmas]


def _words(bits: int) -> list[str]:
    """Say what clashes; see `with_clashing`."""
    return [str(value.label) for at, value in enumerate(Value) if bits >> at & 1]

"""What the overview of questions shows, in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.cards import Chip, tone_of
from alliantie.filters import Chosen, FilterGroup, Option
from alliantie.visibility import Actor
from people.choices import QuestionState
from people.models import Question
from people.policies.waiting import DAYS_COUNTED, in_words, median_wait
from people.querysets import QuestionQuerySet
from themes.models import Theme
from themes.policies import is_row_number

from .names import Byline, asker_of, people_of

PAGE_SIZE = 20
THEME, STATE, PAGE = "thema", "stand", "pagina"
OPEN, ANSWERED = "open", "beantwoord"
STATES: dict[str, str | Promise] = {OPEN: _("Nog geen antwoord"), ANSWERED: _("Beantwoord")}
TONES = {
    QuestionState.HELD: "with_editors",
    QuestionState.OPEN: "your_turn",
    QuestionState.ANSWERED: "online",
    QuestionState.CLOSED: "online",
    QuestionState.WITHDRAWN: "draft",
}
WAIT_KEY, WAIT_SECONDS = "people.questions.wait", 600


@dataclass(frozen=True)
class QuestionCard:
    """One question in a list."""

    url: str
    text: str
    state: str
    tone: str
    asked_at: datetime
    answers: int
    asker: Byline | None = None
    themes: Sequence[Chip] = ()
    more: str = ""


@dataclass(frozen=True)
class Listed:
    """The overview."""

    page: Page[Question]
    cards: Sequence[QuestionCard]
    groups: Sequence[FilterGroup]
    chosen: Sequence[Chosen]
    wait: str


def card(question: Question, asker: Byline | None = None, *, themes: bool = False) -> QuestionCard:
    """Make the card of a question that was fetched with `for_cards`."""
    return QuestionCard(
        url=question.get_absolute_url(),
        text=question.text,
        state=question.get_state_display(),
        tone=TONES[QuestionState(question.state)],
        asked_at=question.opened_at or question.asked_at,
        answers=getattr(question, "answer_total", 0),
        asker=asker if asker and asker.name else None,
        themes=chips(question) if themes else (),
        more=question.more,
    )


def chips(question: Question) -> list[Chip]:
    """Give the themes of a question as links."""
    return [
        Chip(label=one.label, url=one.get_absolute_url(), tone=tone_of(one.colour))
        for one in question.themes.all()
    ]


def listed(params: QueryDict, actor: Actor) -> Listed:
    """Give the overview as one address asks for it; members see first what waits for them."""
    themes = [int(pk) for pk in params.getlist(THEME) if is_row_number(pk)]
    state = params.get(STATE, "") if params.get(STATE) in STATES else ""
    standing = Question.objects.standing().visible_to(actor)
    rows = _filtered(standing, themes, state).for_cards()
    rows = rows.unanswered_first() if actor.is_member else rows.newest_first()
    page = Paginator(rows, PAGE_SIZE).get_page(params.get(PAGE, "1"))
    people = people_of((one.asker_id for one in page), actor)
    groups = [_by_theme(standing, themes, state), _by_state(standing, themes, state)]
    return Listed(
        page=page,
        cards=[card(one, asker_of(one, people, actor), themes=True) for one in page],
        groups=groups,
        chosen=_chosen(groups, params),
        wait=usual_wait(),
    )


def _filtered(rows: QuestionQuerySet, themes: Sequence[int], state: str) -> QuestionQuerySet:
    if themes:
        about = Question.themes.through.objects.filter(theme__in=themes)
        rows = rows.filter(pk__in=about.values("question"))
    if state == OPEN:
        return rows.unanswered()
    return rows.answered() if state == ANSWERED else rows


def _by_theme(rows: QuestionQuerySet, chosen: Sequence[int], state: str) -> FilterGroup:
    found = _filtered(rows, (), state).order_by().values("pk")
    themes = Theme.objects.filter(questions__in=found).annotate(total=Count("questions"))
    options = [
        Option(str(one.pk), one.label, one.total, one.pk in chosen)  # type: ignore[attr-defined]
        for one in themes
    ]
    return FilterGroup(THEME, _("Thema"), options)


def _by_state(rows: QuestionQuerySet, themes: Sequence[int], chosen: str) -> FilterGroup:
    totals = dict(
        _filtered(rows, themes, "").order_by().values_list("state").annotate(total=Count("pk"))
    )
    waiting = totals.pop(QuestionState.OPEN, 0)
    counts = {OPEN: waiting, ANSWERED: sum(totals.values())}
    options = [
        Option(value, str(label), counts[value], value == chosen) for value, label in STATES.items()
    ]
    return FilterGroup(STATE, _("Antwoord"), options)


def _chosen(groups: Sequence[FilterGroup], params: QueryDict) -> list[Chosen]:
    ticked = [(group, one) for group in groups for one in group.options if one.checked]
    made = []
    for group, option in ticked:
        left = params.copy()
        left.pop(PAGE, None)
        values = [one for one in left.getlist(group.name) if one != option.value]
        left.setlist(group.name, values)
        made.append(Chosen(option.label, f"?{left.urlencode()}"))
    return made


def usual_wait() -> str:
    """Say how long a first answer usually takes, kept for ten minutes; nothing when we cannot say."""
    kept = cache.get(WAIT_KEY)
    if kept is None:
        kept = _median()
        cache.set(WAIT_KEY, kept, WAIT_SECONDS)
    return in_words(timedelta(seconds=kept) if kept >= 0 else None)


def _median() -> float:
    since = timezone.now() - timedelta(days=DAYS_COUNTED)
    rows = Question.objects.standing().filter(opened_at__gte=since)
    moments = list(rows.order_by().values_list("opened_at", "first_answered_at"))
    waits = [answered - opened for opened, answered in moments if opened and answered]
    wait = median_wait(waits, len(moments) - len(waits))
    return wait.total_seconds() if wait is not None else -1

"""What came of a meeting, as its page shows it to whom it is for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from alliantie.visibility import Actor
from events.choices import Side
from events.models import ActionItem, EventPage, Report, ReportLine
from events.services.retention import counts_of
from people.models import Person

from .materials import Materials, materials_of


@dataclass(frozen=True)
class Promised:
    """Who does what before when; `done_url` only for who promised it."""

    text: str
    who: str
    url: str
    due: str
    is_done: bool
    done_url: str


@dataclass(frozen=True)
class Came:
    """How many came for one part of society."""

    term: str
    details: int


@dataclass(frozen=True)
class Outcome:
    """Everything that came of a meeting."""

    text: SafeString
    decisions: Sequence[str]
    news: Sequence[str]
    actions: Sequence[Promised]
    came: Sequence[Came]
    total: int


@dataclass(frozen=True)
class Afterwards:
    """What stands at a meeting besides its announcement: what came of it, and papers and recordings."""

    outcome: Outcome | None
    materials: Materials


def build(actor: Actor, event: EventPage) -> Afterwards | None:
    """Give what came of it, once its host put it online, and what one can read, hear and see."""
    outcome = _outcome(actor, event)
    materials = materials_of(event)
    return Afterwards(outcome, materials) if outcome or materials else None


def _outcome(actor: Actor, event: EventPage) -> Outcome | None:
    report = Report.objects.filter(event=event, published_at__isnull=False).first()
    if report is None:
        return None
    lines = list(report.lines.values_list("kind", "text"))
    came = came_of(report.attended or counts_of(event))
    return Outcome(
        text=mark_safe(expand_db_html(report.text)),
        decisions=[text for kind, text in lines if kind == ReportLine.DECISION],
        news=[text for kind, text in lines if kind == ReportLine.ROUND],
        actions=[_promised(one, event, actor) for one in _actions(report, actor)],
        came=came,
        total=sum(one.details for one in came),
    )


def came_of(counts: dict[str, int]) -> list[Came]:
    """Say how many came from where, in the order of the form; who told no side comes last."""
    words = {**dict(Side.choices), "": _("Niet bekend"), "other": _("Niet bekend")}
    return [
        Came(str(word), counts[side]) for side, word in words.items() if counts.get(side, 0) > 0
    ]


def _actions(report: Report, actor: Actor) -> Iterable[ActionItem]:
    """Select what was promised, with as much of who as this reader may see; one query."""
    shown = Person.objects.visible_to(actor).filter(user=OuterRef("owner"), user__is_active=True)
    names = {f"seen_{one}": Subquery(shown.values(one)[:1]) for one in ("name", "slug")}
    return report.actions.annotate(**names)


def _promised(item: ActionItem, event: EventPage, actor: Actor) -> Promised:
    name, slug = getattr(item, "seen_name", ""), getattr(item, "seen_slug", "")
    is_own = item.owner_id is not None and item.owner_id == actor.user_id
    done_url = reverse("host:action_done", args=[event.slug, item.pk])
    return Promised(
        text=item.text,
        who=_who(item, name or ""),
        url=reverse("people:person", args=[slug]) if name and slug else "",
        due=_day(item.due_on),
        is_done=item.done_at is not None,
        done_url=done_url if is_own and item.done_at is None else "",
    )


def _who(item: ActionItem, seen: str) -> str:
    if item.owner_id is None:
        return item.owner_name or _("Iemand die is vertrokken")
    return seen or _("Iemand uit het netwerk")


def _day(due: date) -> str:
    return date_format(due, "j F Y")

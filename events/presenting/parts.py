"""What hangs on a meeting, in one query instead of four: its themes and words, who organises along, who speaks."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, IntegerField, TextField, Value
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse

from alliantie.cards import Chip, Link, tone_of
from alliantie.visibility import Actor
from events.choices import HostState
from events.models import CoHost, EventPage, EventTag
from organisations.models import Organisation

from .people import ASKED, Somebody, people_with_names, somebody

WIDTH = len(ASKED)
Texts = tuple[str, ...]


@dataclass(frozen=True)
class Along:
    """An organisation beside the host, and whether it said yes."""

    link: Link
    has_said_yes: bool


@dataclass(frozen=True)
class Parts:
    """Everything that hangs on a meeting, as one reader may know it."""

    themes: Sequence[Chip]
    subjects: Sequence[str]
    along: Sequence[Along]
    people: Sequence[Somebody]


def parts_of(event: EventPage, actor: Actor) -> Parts:
    """Gather what hangs on a meeting; of a preview the themes and words that are not saved yet."""
    rows = _saved(event, actor)
    if getattr(event, "_cluster_related_objects", None):
        rows["themes"] = [(one.label, one.slug, one.colour) for one in event.themes.all()]
        rows["subjects"] = [(one.tag.name,) for one in event.tagged_items.all()]
    return Parts(
        themes=[_chip(*texts[:3]) for texts in rows["themes"]],
        subjects=[text for text, *_ in rows["subjects"]],
        along=[_along(*texts[:3]) for texts in rows["along"]],
        people=[somebody(*texts) for texts in rows["people"]],
    )


def _saved(event: EventPage, actor: Actor) -> dict[str, list[Texts]]:
    themes = EventPage.themes.through.objects.filter(eventpage=event.pk)
    subjects = EventTag.objects.filter(content_object=event.pk)
    along = CoHost.objects.filter(
        event=event.pk, organisation__in=Organisation.objects.visible_to(actor)
    ).exclude(state=HostState.DECLINED)
    host = ("organisation__name", "organisation__slug", "state")
    theme = ("theme__label", "theme__slug", "theme__colour")
    first = _rows(themes, "themes", "theme__sort_order", theme)
    others = (
        _rows(subjects, "subjects", "pk", ("tag__name",)),
        _rows(along, "along", "pk", host),
        _rows(people_with_names(event, actor), "people", "sort_order", ASKED),
    )
    found: dict[str, list[Texts]] = defaultdict(list)
    for name, _place, _pk, *texts in sorted(first.union(*others, all=True), key=_order):
        found[name].append(tuple(texts))
    return found


def _order(row: Sequence[Any]) -> tuple[int, int]:
    return row[1], row[2]


def _rows(rows: Any, name: str, order: str, fields: Texts) -> Any:
    """Ask one table in the shape that all of them share."""
    texts: dict[str, Any] = {
        f"text_{at}": Coalesce(Cast(F(one), TextField()), Value("", output_field=TextField()))
        for at, one in enumerate(fields)
    }
    texts |= {f"text_{at}": Value("", output_field=TextField()) for at in range(len(fields), WIDTH)}
    return (
        rows.order_by()
        .annotate(
            part=Value(name, output_field=CharField()),
            place=Cast(F(order), IntegerField()),
            **texts,
        )
        .values_list("part", "place", "pk", *sorted(texts))
    )


def _chip(label: str, slug: str, colour: str) -> Chip:
    return Chip(label=label, url=reverse("themes:detail", args=[slug]), tone=tone_of(colour))


def _along(name: str, slug: str, state: str) -> Along:
    link = Link(label=name, url=reverse("organisations:detail", args=[slug]))
    return Along(link, has_said_yes=state == HostState.CONFIRMED)

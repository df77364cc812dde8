"""What hangs on a dilemma, in one query instead of seven."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, F, IntegerField, TextField, Value
from django.db.models.functions import Cast
from django.urls import reverse

from alliantie.cards import Chip, tone_of
from cases.choices import FollowUpState, LegalFrame, Outcome, Stake
from cases.choices import Value as Clashing
from cases.models import (
    DilemmaAffected,
    DilemmaFrame,
    DilemmaOption,
    DilemmaPage,
    DilemmaValue,
    DilemmaVariant,
    FollowUp,
)

# What is asked of each: the table, the field that orders it, and the fields themselves.
ASKED: dict[str, tuple[Any, str, tuple[str, ...]]] = {
    "values": (DilemmaValue, "sort_order", ("value",)),
    "frames": (DilemmaFrame, "sort_order", ("frame",)),
    "affected": (DilemmaAffected, "sort_order", ("who", "stake")),
    "options": (DilemmaOption, "sort_order", ("label", "effect", "bearer")),
    "variants": (DilemmaVariant, "sort_order", ("text",)),
}
WIDTH = 4


@dataclass(frozen=True)
class Affected:
    """Somebody who notices what is decided; who does not take part in the talk comes first."""

    who: str
    stake: str
    is_absent: bool


@dataclass(frozen=True)
class Option:
    """One way out."""

    label: str
    effect: str
    bearer: str


@dataclass(frozen=True)
class LookBack:
    """One look back that was told, or that nobody answered."""

    months: int
    outcome: str
    text: str
    lessons: str
    is_unknown: bool


@dataclass(frozen=True)
class Parts:
    """Everything that hangs on a dilemma, in words."""

    values: Sequence[str] = ()
    frames: Sequence[str] = ()
    affected: Sequence[Affected] = ()
    options: Sequence[Option] = ()
    variants: Sequence[str] = ()
    themes: Sequence[Chip] = ()
    looks_back: Sequence[LookBack] = field(default_factory=list)


def parts_of(dilemma: DilemmaPage) -> Parts:
    """Gather what hangs on a dilemma; of a preview what is not saved yet."""
    is_preview = bool(getattr(dilemma, "_cluster_related_objects", None))
    rows = _unsaved(dilemma) if is_preview else _saved(dilemma)
    affected = [
        Affected(who, _word(Stake, s), s == Stake.ABSENT_VOICE) for who, s, *_ in rows["affected"]
    ]
    return Parts(
        values=[_word(Clashing, value) for value, *_ in rows["values"]],
        frames=[_word(LegalFrame, frame) for frame, *_ in rows["frames"]],
        affected=sorted(affected, key=lambda one: not one.is_absent),
        options=[Option(*texts[:3]) for texts in rows["options"]],
        variants=[text for text, *_ in rows["variants"]],
        themes=[_chip(label, slug, colour) for label, slug, colour, *_ in rows["themes"]],
        looks_back=[_look_back(*texts) for texts in rows["looks_back"]],
    )


def _saved(dilemma: DilemmaPage) -> dict[str, list[tuple[str, ...]]]:
    asked = [
        _rows(model.objects.filter(page=dilemma.pk), name, order, fields)
        for name, (model, order, fields) in ASKED.items()
    ]
    themes = DilemmaPage.themes.through.objects.filter(dilemmapage=dilemma.pk)
    theme = ("theme__label", "theme__slug", "theme__colour")
    told = FollowUp.objects.filter(
        dilemma=dilemma.pk, state__in=(FollowUpState.ANSWERED, FollowUpState.UNKNOWN)
    )
    asked.append(_rows(themes, "themes", "theme__sort_order", theme))
    asked.append(_rows(told, "looks_back", "months", ("months", "outcome", "text", "lessons")))
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    first, *others = asked
    rows = first.union(*others, all=True)
    for name, _order, *texts in sorted(rows, key=lambda row: row[1]):
        found[name].append(tuple(texts))
    return found


def _rows(rows: Any, name: str, order: str, fields: tuple[str, ...]) -> Any:
    """Ask one table in the shape that all of them share."""
    texts = {f"text_{at}": Cast(F(one), TextField()) for at, one in enumerate(fields)}
    texts |= {f"text_{at}": Value("", output_field=TextField()) for at in range(len(fields), WIDTH)}
    return (
        rows.order_by()
        .annotate(
            part=Value(name, output_field=CharField()),
            place=Cast(F(order), IntegerField()),
            **texts,
        )
        .values_list("part", "place", *sorted(texts))
    )


def _unsaved(dilemma: DilemmaPage) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name, (_model, _order, fields) in ASKED.items():
        found[name] = [
            tuple(getattr(row, one) for one in fields) for row in getattr(dilemma, name).all()
        ]
    found["themes"] = [(one.label, one.slug, one.colour) for one in dilemma.themes.all()]
    return found


def _look_back(months: str, outcome: str, text: str, lessons: str) -> LookBack:
    return LookBack(int(months), _word(Outcome, outcome), text, lessons, is_unknown=not outcome)


def _chip(label: str, slug: str, colour: str) -> Chip:
    return Chip(label=label, url=reverse("themes:detail", args=[slug]), tone=tone_of(colour))


def _word(words: Any, value: str) -> str:
    return str(words(value).label) if value in words.values else value

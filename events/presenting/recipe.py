"""Recipes as their pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alliantie.visibility import Actor
from events.choices import EventFormat
from events.models import EventPage, Recipe

MOST_MEETINGS = 10


@dataclass(frozen=True)
class RecipeLine:
    """One recipe in the list."""

    title: str
    summary: str
    url: str
    detail: str


@dataclass(frozen=True)
class ComingMeeting:
    """One meeting to come in this format."""

    title: str
    url: str
    when: str


@dataclass(frozen=True)
class RecipePage:
    """One recipe with the meetings to come that use it."""

    recipe: Recipe
    title: str
    duration: str
    group: str
    meetings: Iterable[ComingMeeting]


def slug_of(format_: str) -> str:
    """Give the last part of the address of a recipe."""
    return format_.replace("_", "-")


def format_of(slug: str) -> str:
    """Give the format an address stands for, or nothing."""
    return slug.replace("-", "_") if slug.replace("-", "_") in EventFormat.values else ""


def url_of(format_: str) -> str:
    """Give the address of a recipe."""
    return reverse("events:recipe", args=[slug_of(format_)])


def recipe_lines() -> list[RecipeLine]:
    """Give all recipes in the order of their names; one query."""
    lines = [
        RecipeLine(
            title=str(recipe),
            summary=recipe.summary,
            url=url_of(recipe.format),
            detail=f"{_duration(recipe)}, {_group(recipe)}",
        )
        for recipe in Recipe.objects.all()
    ]
    return sorted(lines, key=lambda line: line.title)


def recipe_page(recipe: Recipe, actor: Actor) -> RecipePage:
    """Give one recipe with what this person may see of the meetings to come."""
    coming = EventPage.objects.visible_to(actor).coming().going_on().filter(format=recipe.format)
    return RecipePage(
        recipe=recipe,
        title=str(recipe),
        duration=_duration(recipe),
        group=_group(recipe),
        meetings=[
            ComingMeeting(event.title, event.url or "", _when(event))
            for event in coming[:MOST_MEETINGS]
        ],
    )


def _when(event: EventPage) -> str:
    if event.starts_at is None:
        return ""
    local = event.starts_at.astimezone(ZoneInfo(event.zone)).replace(tzinfo=None)
    return date_format(local, "l j F Y, H:i")


def _duration(recipe: Recipe) -> str:
    return _("%(from)d tot %(to)d minuten") % {
        "from": recipe.minutes_from,
        "to": recipe.minutes_to,
    }


def _group(recipe: Recipe) -> str:
    return _("%(from)d tot %(to)d mensen") % {"from": recipe.people_from, "to": recipe.people_to}

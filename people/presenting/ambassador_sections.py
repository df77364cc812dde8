"""What pages of other apps show of ambassadors; each part asks at most two queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from alliantie.cards import AmbassadorCard, Chip
from alliantie.visibility import Actor
from people.choices import Level, MeetingFormat, SpokenLanguage
from people.models import Ambassadorship, Expertise, Person
from people.policies.theme_words import named_in
from themes.models import Theme

from .ambassadors import cards, theme_chip, with_portraits
from .freedom import freedom

MOST, MOST_ASIDE = 4, 2


@dataclass(frozen=True)
class Askable:
    """A theme somebody may be asked about, with how far their experience goes."""

    theme: Chip
    level: str


@dataclass(frozen=True)
class AmbassadorSection:
    """What an ambassador has more than others."""

    term: Ambassadorship
    themes: Sequence[Chip]
    askable: Sequence[Askable]
    formats: Sequence[str]
    languages: Sequence[str]
    freedom: str


@dataclass(frozen=True)
class Suggested:
    """Some ambassadors, and where all of them are."""

    cards: Sequence[AmbassadorCard]
    query: str = ""


def of_person(actor: Actor, person: Person) -> AmbassadorSection | None:
    """Show term, pledge and what may be asked, on the page of an ambassador."""
    today = timezone.localdate()
    terms = Ambassadorship.objects.visible_to(actor).knowing(actor).for_cards(today)
    row: Any = terms.filter(person=person).first()
    if row is None:
        return None
    known = Expertise.objects.filter(person=person, theme=OuterRef("pk"))
    rows: Any = Theme.objects.annotate(
        in_term=Exists(row.themes.through.objects.filter(ambassadorship=row, theme=OuterRef("pk"))),
        level=Subquery(known.values("level")[:1]),
    ).filter(Q(in_term=True) | Q(level__isnull=False))
    themes = list(rows)
    shown = row.knowledge_shown
    return AmbassadorSection(
        term=row,
        themes=[theme_chip(one) for one in themes if one.in_term],
        askable=_askable(themes) if shown else [],
        formats=_words(MeetingFormat, person.formats) if shown else [],
        languages=_words(SpokenLanguage, person.languages) if shown else [],
        freedom=freedom(
            today=today,
            paused_until=row.person.paused_until,
            taken=row.taken,
            allowed=row.person.monthly_budget,
        ),
    )


def _askable(themes: Sequence[Any]) -> list[Askable]:
    """Give what may be asked; who wants to learn is no one to ask."""
    return [
        Askable(theme=theme_chip(one), level=str(Level(one.level).label))
        for one in themes
        if one.level and one.level != Level.WANTS_TO_LEARN
    ]


def _words(choices: Any, values: Sequence[str]) -> list[str]:
    return [str(choices(value).label) for value in values if value in choices.values]


def of_theme(actor: Actor, theme: Theme) -> Suggested | None:
    """Show who speaks for a theme."""
    rows = Ambassadorship.objects.visible_to(actor).about([theme.pk])
    return _suggested(rows, MOST, query=f"?thema={theme.pk}", portraits=True)


def of_case(actor: Actor, case: Any) -> Suggested | None:
    """Show one or two who can be asked about what a use case is about, who has room first."""
    themes = [theme.pk for theme in case.themes.all()]
    if not themes:
        return None
    rows = Ambassadorship.objects.visible_to(actor).about(themes)
    return _suggested(rows, MOST_ASIDE, query=_address(themes))


def of_organisation(actor: Actor, organisation: Any) -> Suggested | None:
    """Show the ambassadors who work there and agreed to stand on its page."""
    rows = Ambassadorship.objects.visible_to(actor).of_organisation(organisation.pk)
    return _suggested(rows, MOST, portraits=True)


def for_words(actor: Actor, words: str) -> Suggested | None:
    """Suggest who knows of a theme that is named in the words nothing was found for."""
    if not words:
        return None
    themes = Theme.objects.values_list("pk", "label", "synonyms")
    named = [pk for pk, label, synonyms in themes if named_in(words, [label, *synonyms])]
    if not named:
        return None
    rows = Ambassadorship.objects.visible_to(actor).about(named)
    return _suggested(rows, MOST_ASIDE, query=_address(named))


def _address(theme_ids: Sequence[int]) -> str:
    return "?" + "&".join(f"thema={pk}" for pk in theme_ids)


def _suggested(
    rows: Any, most: int, *, query: str = "", portraits: bool = False
) -> Suggested | None:
    today = timezone.localdate()
    found = rows.for_cards(today).room_first(today)
    found = with_portraits(found) if portraits else found
    shown = cards(found[:most], today, portraits=portraits)
    return Suggested(cards=shown, query=query) if shown else None

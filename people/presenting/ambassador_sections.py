"""What pages of other apps show of ambassadors; each part asks at most two queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from alliantie.cards import AmbassadorCard, Chip
from alliantie.visibility import Actor
from people.choices import Visibility
from people.models import Ambassadorship, Person
from people.policies.theme_words import named_in
from themes.models import Theme

from .ambassadors import cards, theme_chip, with_portraits
from .freedom import freedom

MOST, MOST_ASIDE = 4, 2


@dataclass(frozen=True)
class AmbassadorSection:
    """What an ambassador has more than others."""

    term: Ambassadorship
    themes: Sequence[Chip]
    freedom: str
    ask_url: str


@dataclass(frozen=True)
class Suggested:
    """Some ambassadors, and where all of them are."""

    cards: Sequence[AmbassadorCard]
    query: str = ""


def of_person(actor: Actor, person: Person) -> AmbassadorSection | None:
    """Show term, pledge and room; what may be asked stands on the page already, as its owner chose."""
    today = timezone.localdate()
    terms = Ambassadorship.objects.visible_to(actor).for_cards(today)
    row: Any = terms.filter(person=person).prefetch_related("themes").first()
    if row is None:
        return None
    return AmbassadorSection(
        term=row,
        themes=[theme_chip(theme) for theme in row.themes.all()],
        freedom=freedom(
            today=today,
            paused_until=row.person.paused_until,
            taken=row.taken,
            allowed=row.person.monthly_budget,
        ),
        ask_url=_ask_url(actor, person),
    )


def _ask_url(actor: Actor, person: Person) -> str:
    """Lead visitors to the form when only members see how to reach somebody; they sign in there."""
    if actor.is_signed_in or person.show_contact != Visibility.MEMBERS:
        return ""
    return reverse("people:contact", args=[person.slug])


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

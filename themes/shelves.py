"""Where apps above say how their pages are listed under a theme or an organisation."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q
from django.utils.functional import Promise

from alliantie.cards import CaseCard, pattern_of, tone_of
from alliantie.visibility import Actor

from .content import themed_models

Label = str | Promise
CASE_CARD = "components/card-case.html"


@dataclass(frozen=True)
class Shelf:
    """One kind of page: what an actor may see of it, in order, and how it becomes cards.

    `fetched` adds to what `offered` gives what its cards need, `card` describes one. `owners` are
    the lookups to the organisations a page belongs to, the first of them its owner, and `owned` says
    which pages show that they do. The numbers on cards of themes and organisations are about what
    `is_counted`: use cases, in so many words.
    """

    model: type[Any]
    label: Label
    offered: Callable[[Actor], Any]
    fetched: Callable[[Any], Any]
    card: Callable[[Any], Any]
    card_template: str = CASE_CARD
    owners: tuple[str, ...] = ("organisation",)
    owned: Q = field(default_factory=Q)
    is_counted: bool = True
    order: int = 0

    @property
    def name(self) -> str:
        """Give the name the shelf has in an address."""
        return str(self.model._meta.model_name)

    def about(self, actor: Actor, theme_id: int) -> Any:
        """Give the pages about a theme."""
        return self.offered(actor).filter(themes=theme_id)

    def of(self, actor: Actor, organisation_id: int) -> Any:
        """Give the pages of an organisation, its own and those it took part in."""
        found = Q()
        for owner in self.owners:
            # A set of its own for each way: one join over all of them would read every page.
            pages = self.model.objects.filter(self.owned, **{owner: organisation_id}).order_by()
            found |= Q(pk__in=pages.values("pk"))
        return self.offered(actor).filter(found)


_registered: dict[type[Any], Shelf] = {}


def register(shelf: Shelf) -> None:
    """Say how one kind of page is listed."""
    _registered[shelf.model] = shelf


def shelves() -> list[Shelf]:
    """Give a shelf for every page type that has themes, registered or plain."""
    found = [_registered.get(model) or _plain(model) for model in themed_models()]
    return sorted(found, key=lambda shelf: shelf.order)


def counted() -> list[Shelf]:
    """Give the shelves that the numbers on cards are about."""
    return [shelf for shelf in shelves() if shelf.is_counted]


def count_by_theme(actor: Actor) -> dict[int, int]:
    """Count what this actor may see under each theme; one query a kind."""
    totals: dict[int, int] = defaultdict(int)
    for shelf in counted():
        rows = shelf.offered(actor).filter(themes__isnull=False).order_by()
        for theme, total in rows.values_list("themes").annotate(Count("pk", distinct=True)):
            totals[theme] += total
    return totals


def count_by_organisation(actor: Actor, organisation_ids: Iterable[int]) -> dict[int, int]:
    """Count what this actor may see of each organisation, own and taken part in, each page once."""
    wanted = list(organisation_ids)
    pages: dict[int, set[tuple[str, int]]] = defaultdict(set)
    for shelf in counted():
        for owner in shelf.owners:
            rows = shelf.offered(actor).filter(**{f"{owner}__in": wanted}).order_by()
            for organisation, pk in rows.values_list(owner, "pk"):
                pages[organisation].add((shelf.name, pk))
    return {organisation: len(found) for organisation, found in pages.items()}


def _plain(model: type[Any]) -> Shelf:
    return Shelf(
        model=model,
        label=model._meta.verbose_name_plural,
        offered=lambda actor: model.objects.visible_to(actor).order_by("-first_published_at"),
        fetched=lambda pages: pages,
        card=_plain_card,
        owners=tuple(
            field.name for field in model._meta.get_fields() if field.name == "organisation"
        ),
    )


def _plain_card(page: Any) -> CaseCard:
    return CaseCard(
        url=page.url or "",
        title=page.title,
        summary=page.intro,
        tone=tone_of(page.pk),
        pattern=pattern_of(page.pk),
    )

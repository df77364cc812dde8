"""Read which offers and needs somebody wants to see; nothing typed is refused."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.filters import Chosen, FilterGroup, Option
from alliantie.visibility import Actor
from organisations.choices import OrganisationKind, Region
from people.choices import Direction, Level
from people.models import Offer
from people.querysets import OfferQuerySet
from themes.models import Theme

PAGE = "pagina"
# What a filter is called in the address, what it asks, and the column it looks in.
FIELDS: dict[str, tuple[str | Promise, str]] = {
    "soort": (_("Vraag of aanbod"), "direction"),
    "thema": (_("Thema"), "theme"),
    "niveau": (_("Hoe ver gaat het?"), "level"),
    "regio": (_("Provincie of eiland"), "organisation__region"),
    "organisatie": (_("Soort organisatie"), "organisation__kind"),
}
WORDS: dict[str, Any] = {
    "soort": Direction.choices,
    "niveau": Level.choices,
    "regio": Region.choices,
    "organisatie": OrganisationKind.choices,
}


@dataclass(frozen=True)
class Question:
    """What is asked: the chosen values, with the words of every value."""

    chosen: dict[str, tuple[str, ...]]
    labels: dict[str, dict[str, str]]

    @classmethod
    def read(cls, params: QueryDict) -> "Question":
        """Read an address; values nobody knows are left out. One query, for the themes."""
        labels = {name: {value: str(label) for value, label in WORDS[name]} for name in WORDS}
        labels["thema"] = {str(pk): label for pk, label in Theme.objects.values_list("pk", "label")}
        return cls(
            chosen={
                name: tuple(value for value in labels[name] if value in params.getlist(name))
                for name in FIELDS
            },
            labels=labels,
        )

    def found(self, actor: Actor) -> OfferQuerySet:
        """Give what fits."""
        rows = Offer.objects.visible_to(actor).standing()
        for name, (_label, column) in FIELDS.items():
            if self.chosen[name]:
                rows = rows.filter(**{f"{column}__in": self.chosen[name]})
        return rows

    def groups(self, actor: Actor) -> list[FilterGroup]:
        """Give the filters with what each value would show; one query for all of them."""
        columns = [column for _label, column in FIELDS.values()]
        everything = Offer.objects.visible_to(actor).standing().order_by()
        rows = list(everything.values_list(*columns).annotate(total=Count("pk")))
        return [self._group(name, place, rows) for place, name in enumerate(FIELDS)]

    def _group(self, name: str, place: int, rows: list[tuple[Any, ...]]) -> FilterGroup:
        totals: Counter[str] = Counter()
        for row in rows:
            if self._fits(row, but=name):
                totals[str(row[place])] += row[-1]
        options = [
            Option(value, label, totals[value], value in self.chosen[name])
            for value, label in self.labels[name].items()
            if totals[value] or value in self.chosen[name]
        ]
        return FilterGroup(name, FIELDS[name][0], options)

    def _fits(self, row: tuple[Any, ...], *, but: str) -> bool:
        return all(
            name == but or not self.chosen[name] or str(row[place]) in self.chosen[name]
            for place, name in enumerate(FIELDS)
        )

    def chips(self) -> list[Chosen]:
        """Give each chosen value with the address that takes it away."""
        return [
            Chosen(self.labels[name][value], self._address(but=(name, value)))
            for name, values in self.chosen.items()
            for value in values
        ]

    def _address(self, *, but: tuple[str, str]) -> str:
        params = QueryDict(mutable=True)
        for name, values in self.chosen.items():
            params.setlist(name, [value for value in values if (name, value) != but])
        return f"?{params.urlencode()}"

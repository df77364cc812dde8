"""Read the question a visitor asks the overview of organisations; nothing typed is refused."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.filters import Chosen, FilterGroup, Option
from alliantie.visibility import Actor

from .choices import OrganisationKind, Region
from .models import Organisation

WORDS, KIND, REGION, PAGE = "q", "soort", "regio", "pagina"
MOST_LETTERS = 100
FIELDS: dict[str, str] = {KIND: "kind", REGION: "region"}
QUESTIONS: dict[str, str | Promise] = {KIND: _("Soort"), REGION: _("Provincie of eiland")}
LABELS: dict[str, dict[str, Any]] = {
    KIND: dict(OrganisationKind.choices),
    REGION: dict(Region.choices),
}


@dataclass(frozen=True)
class Question:
    """What is asked: words and chosen values."""

    words: str
    chosen: dict[str, tuple[str, ...]]

    @classmethod
    def read(cls, params: QueryDict) -> "Question":
        """Read an address; values nobody knows are left out."""
        return cls(
            words=" ".join(params.get(WORDS, "")[:MOST_LETTERS].split()),
            chosen={
                name: tuple(value for value in LABELS[name] if value in params.getlist(name))
                for name in FIELDS
            },
        )

    def found(self, actor: Actor, *, but: str = "") -> Any:
        """Give what fits, without one of the filters when its own counts are asked."""
        visible = Organisation.objects.visible_to(actor)
        rows = visible.standing() if self._asks_abroad(but) else visible.in_overview()
        rows = rows.named_like(self.words)
        for name, field in FIELDS.items():
            if name != but and self.chosen[name]:
                rows = rows.filter(**{f"{field}__in": self.chosen[name]})
        return rows

    @property
    def leaves_out_abroad(self) -> bool:
        """Say whether the list could be longer, so that the page can tell how."""
        return not any([self.words, *self.chosen.values()])

    def _asks_abroad(self, but: str) -> bool:
        """Say whether bodies abroad count too: a name was typed, or the region is asked for or counted."""
        return bool(self.words) or but == REGION or Region.INTERNATIONAL in self.chosen[REGION]

    def groups(self, actor: Actor) -> list[FilterGroup]:
        """Give the filters with what each value would show; two queries."""
        return [self._group(actor, name) for name in FIELDS]

    def _group(self, actor: Actor, name: str) -> FilterGroup:
        field = FIELDS[name]
        rows = self.found(actor, but=name).order_by().values_list(field)
        totals = dict(rows.annotate(total=Count("pk")))
        options = [
            Option(value, str(label), totals.get(value, 0), value in self.chosen[name])
            for value, label in LABELS[name].items()
            if totals.get(value) or value in self.chosen[name]
        ]
        return FilterGroup(name, QUESTIONS[name], options)

    def chips(self) -> list[Chosen]:
        """Give each chosen value with the address that takes it away."""
        return [
            Chosen(str(LABELS[name][value]), self.address(but=(name, value)))
            for name, values in self.chosen.items()
            for value in values
        ]

    def address(self, *, but: tuple[str, str] | None = None) -> str:
        """Write the first page of this question, without one chosen value."""
        params = QueryDict(mutable=True)
        if self.words:
            params[WORDS] = self.words
        for name, values in self.chosen.items():
            params.setlist(name, [value for value in values if (name, value) != but])
        return f"?{params.urlencode()}"

"""Read the question a visitor asks the overview of ambassadors; nothing typed is refused."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, TextField
from django.db.models.functions import Cast
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.filters import Chosen, FilterGroup, Option
from alliantie.visibility import Actor
from organisations.choices import Region
from people.choices import MeetingFormat, SpokenLanguage
from people.models import Ambassadorship
from themes.models import Theme

THEME, REGION, LANGUAGE, FORMAT, PAGE = "thema", "regio", "taal", "vorm", "pagina"
QUESTIONS: dict[str, str | Promise] = {
    THEME: _("Thema"),
    REGION: _("Provincie of eiland"),
    LANGUAGE: _("Taal"),
    FORMAT: _("Wat je kunt vragen"),
}
WORDS: dict[str, dict[str, Any]] = {
    REGION: dict(Region.choices),
    LANGUAGE: dict(SpokenLanguage.choices),
    FORMAT: dict(MeetingFormat.choices),
}
LISTS = {LANGUAGE: "languages", FORMAT: "formats"}


@dataclass(frozen=True)
class Asked:
    """What is asked: chosen values by filter; `labels` has every value that can be chosen."""

    chosen: dict[str, tuple[str, ...]]
    labels: dict[str, dict[str, Any]]

    @classmethod
    def read(cls, params: QueryDict) -> "Asked":
        """Read an address; values nobody knows are left out; one query, for the themes."""
        themes = {str(pk): label for pk, label in Theme.objects.values_list("pk", "label")}
        labels = {THEME: themes, **WORDS}
        chosen = {
            name: tuple(value for value in labels[name] if value in params.getlist(name))
            for name in QUESTIONS
        }
        return cls(chosen, labels)

    def found(self, actor: Actor) -> Any:
        """Give what fits."""
        return self._on_themes(actor).filter(self._fits())

    def groups(self, actor: Actor) -> list[FilterGroup]:
        """Give the filters with what each value would show; two queries."""
        totals = {**self._theme_totals(actor), **self._other_totals(actor)}
        return [self._group(name, totals) for name in QUESTIONS]

    def chips(self) -> list[Chosen]:
        """Give each chosen value with the address that takes it away."""
        return [
            Chosen(str(self.labels[name][value]), self._address(but=(name, value)))
            for name, values in self.chosen.items()
            for value in values
        ]

    def _on_themes(self, actor: Actor) -> Any:
        rows = _filterable(actor)
        themes = [int(value) for value in self.chosen[THEME]]
        return rows.about(themes) if themes else rows

    def _fits(self, *, but: str = "") -> Q:
        """Say what is asked besides themes, without one of the filters when its own counts are asked."""
        asked = Q()
        for name, values in self.chosen.items():
            if name in {but, THEME} or not values:
                continue
            one = Q()
            for value in values:
                one |= _is(name, value)
            asked &= one
        return asked

    def _theme_totals(self, actor: Actor) -> dict[tuple[str, str], int]:
        rows = _filterable(actor).filter(self._fits()).order_by().values("pk")
        counted = Theme.objects.order_by().annotate(
            total=Count("ambassadorships", filter=Q(ambassadorships__in=rows))
        )
        return {(THEME, str(pk)): total for pk, total in counted.values_list("pk", "total")}

    def _other_totals(self, actor: Actor) -> dict[tuple[str, str], int]:
        """Count every value of the other filters at once."""
        keys = [(name, value) for name, labels in WORDS.items() for value in labels]
        counts = {
            f"n{place}": Count("pk", filter=self._fits(but=name) & _is(name, value))
            for place, (name, value) in enumerate(keys)
        }
        found = self._on_themes(actor).order_by().aggregate(**counts)
        return {key: found[f"n{place}"] for place, key in enumerate(keys)}

    def _group(self, name: str, totals: dict[tuple[str, str], int]) -> FilterGroup:
        options = [
            Option(value, str(label), totals.get((name, value), 0), value in self.chosen[name])
            for value, label in self.labels[name].items()
            if totals.get((name, value)) or value in self.chosen[name]
        ]
        return FilterGroup(name, QUESTIONS[name], options)

    def _address(self, *, but: tuple[str, str]) -> str:
        params = QueryDict(mutable=True)
        for name, values in self.chosen.items():
            params.setlist(name, [value for value in values if (name, value) != but])
        return f"?{params.urlencode()}"


def _filterable(actor: Actor) -> Any:
    """Select ambassadors this actor sees. Languages belong to the name, formats to what somebody knows.

    A list kept as JSON is asked as text: SQLite cannot look inside.
    """
    lists: dict[str, Any] = {
        name: Cast(f"person__{field}", TextField()) for name, field in LISTS.items()
    }
    return Ambassadorship.objects.visible_to(actor).knowing(actor).annotate(**lists)


def _is(name: str, value: str) -> Q:
    """Say how one value is asked for."""
    if name == REGION:
        return Q(region=value)
    listed = Q(**{f"{name}__contains": f'"{value}"'})
    return listed & Q(knowledge_shown=True) if name == FORMAT else listed

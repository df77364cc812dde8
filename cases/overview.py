"""The overview's questions: read the filters from an address, select, and count honestly."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Case, CharField, Count, F, Value, When
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.visibility import Actor
from organisations.choices import OrganisationKind, Region
from themes.models import Theme

from .choices import Language, Phase
from .models import CasePage
from .querysets import CaseQuerySet

MEMBERS, REGISTER = "leden", "register"
ORIGINS = {MEMBERS: _("Van leden"), REGISTER: _("Uit een register")}
MAX_CHOSEN, MAX_VALUE = 25, 80
SORT, PAGE = "volgorde", "pagina"


@dataclass(frozen=True)
class Filter:
    """One question of the filter list: its name in the address and the field it asks."""

    name: str
    label: str | Promise
    lookup: str


FILTERS = (
    Filter("thema", _("Thema"), "themes__slug"),
    Filter("bron", _("Bron"), "origin"),
    Filter("regio", _("Regio"), "region"),
    Filter("soort", _("Soort organisatie"), "organisation__kind"),
    Filter("fase", _("Fase"), "phase"),
    Filter("taal", _("Taal"), "language"),
)
SORTS: dict[str, tuple[str | Promise, tuple[str, ...]]] = {
    "nieuwste": (_("Nieuwste eerst"), ("-first_published_at",)),
    "bevestigd": (_("Laatst bevestigd eerst"), ("confirmed_order", "-first_published_at")),
    "titel": (_("Titel, A tot Z"), ("title",)),
}
NEWEST = "nieuwste"


@dataclass(frozen=True)
class Choice:
    """What somebody asks of the overview."""

    values: Mapping[str, tuple[str, ...]]
    sort: str = NEWEST

    def of(self, name: str) -> tuple[str, ...]:
        """Give the chosen values of one filter."""
        return self.values.get(name, ())

    @property
    def is_filtered(self) -> bool:
        """Say whether anything was chosen."""
        return any(self.values.values())

    def address(self, *, without: tuple[str, str] | None = None) -> str:
        """Write the address of the first page, without one chosen value."""
        pairs = [
            (name, value)
            for name, values in self.values.items()
            for value in values
            if (name, value) != without
        ]
        sort = [] if self.sort == NEWEST else [(SORT, self.sort)]
        return f"?{urlencode([*pairs, *sort])}"


def read_choice(params: QueryDict) -> Choice:
    """Read an address; what cannot be meant is left out."""
    values = {question.name: _values(params, question.name) for question in FILTERS}
    sort = params.get(SORT, NEWEST)
    return Choice(values, sort if sort in SORTS else NEWEST)


def _values(params: QueryDict, name: str) -> tuple[str, ...]:
    given = params.getlist(name)[:MAX_CHOSEN]
    return tuple(dict.fromkeys(value for value in given if 0 < len(value) <= MAX_VALUE))


def words() -> dict[str, dict[str, str]]:
    """Give the words for every value of every filter; themes are one query."""
    themes = Theme.objects.values_list("slug", "label")
    return {
        "thema": dict(themes),
        "bron": {value: str(label) for value, label in ORIGINS.items()},
        "regio": {value: str(label) for value, label in Region.choices},
        "soort": {value: str(label) for value, label in OrganisationKind.choices},
        "fase": {value: str(label) for value, label in Phase.choices},
        "taal": {value: str(label) for value, label in Language.choices},
    }


def offered_to(actor: Actor) -> CaseQuerySet:
    """Give everything the overview may show this actor."""
    origin = Case(When(source="", then=Value(MEMBERS)), default=Value(REGISTER))
    return CasePage.objects.visible_to(actor).offered().annotate(origin=origin)


def narrowed(cases: CaseQuerySet, choice: Choice, *, but: str = "") -> CaseQuerySet:
    """Select what fits every filter but one; values of one filter widen each other."""
    for question in FILTERS:
        values = choice.of(question.name)
        if values and question.name != but:
            cases = cases.filter(**_condition(question, values))
    return cases


def _condition(question: Filter, values: tuple[str, ...]) -> dict[str, object]:
    if question.name != "thema":
        return {f"{question.lookup}__in": values}
    about = CasePage.themes.through.objects.filter(theme__slug__in=values)
    return {"pk__in": about.values("casepage")}


def sorted_by(cases: CaseQuerySet, sort: str) -> CaseQuerySet:
    """Put members' own first, whatever the order; within that the order asked for."""
    never_last = F("confirmed_at").desc(nulls_last=True)
    order = [never_last if name == "confirmed_order" else name for name in SORTS[sort][1]]
    return cases.own_first().order_by("rank", *order, "-pk")


def counts(cases: CaseQuerySet, choice: Choice) -> dict[str, dict[str, int]]:
    """Count for every filter what each value would give beside the other filters; one query."""
    first, *others = [_count(narrowed(cases, choice, but=q.name), q) for q in FILTERS]
    found: dict[str, dict[str, int]] = {question.name: {} for question in FILTERS}
    for name, value, number in first.union(*others, all=True):
        found[name][value] = number
    return found


def _count(cases: CaseQuerySet, question: Filter) -> CaseQuerySet:
    text = CharField()
    return (
        cases.order_by()
        .exclude(**{question.lookup: ""})
        .exclude(**{f"{question.lookup}__isnull": True})
        .annotate(asked=Value(question.name, output_field=text), value=F(question.lookup))
        .values("asked", "value")
        .annotate(number=Count("pk", distinct=True))
        .values_list("asked", "value", "number")
    )

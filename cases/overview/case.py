"""The overview of use cases: its filters, its orders and what an actor may see of it."""

from django.db.models import Case, CharField, F, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.visibility import Actor
from cases.choices import Language, Phase
from cases.models import CasePage
from cases.querysets import CaseQuerySet
from organisations.choices import OrganisationKind, Region
from themes.models import Theme

from .choosing import Filter

MEMBERS, REGISTER = "leden", "register"
ORIGINS = {MEMBERS: _("Van leden"), REGISTER: _("Uit een register")}
FILTERS = (
    Filter("thema", _("Thema"), "themes__slug", is_many=True, is_open=True),
    Filter("bron", _("Bron"), "origin", is_open=True),
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
    origin = Case(
        When(source="", then=Value(MEMBERS)), default=Value(REGISTER), output_field=CharField()
    )
    return CasePage.objects.visible_to(actor).offered().annotate(origin=origin)


def sorted_by(cases: CaseQuerySet, sort: str) -> CaseQuerySet:
    """Put members' own first, whatever the order; within that the order asked for."""
    never_last = F("confirmed_at").desc(nulls_last=True)
    order = [never_last if name == "confirmed_order" else name for name in SORTS[sort][1]]
    return cases.own_first().order_by("rank", *order, "-pk")

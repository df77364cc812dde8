"""What organisations tell search."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from alliantie.visibility import VISITOR, Actor
from search.contract import SearchDocument
from search.registry import describe, key_of, register, register_facet_labels, words_of
from themes.policies import is_row_number

from .choices import Listing, OrganisationKind, Region
from .models import Organisation

KIND = "organisation"
# A name that fits should come first, but a register row about nothing must not push cases away.
BOOST = 0.9


def connect() -> None:
    """Make organisations findable and give the facets that come from them their words."""
    register(
        KIND,
        label=_("Organisatie"),
        model=Organisation,
        build=build,
        queryset=indexed,
        visible_to=visible_to,
        card_template="organisations/hit.html",
    )
    describe(KIND, plural=_("Organisaties"), leads_on=True)
    register_facet_labels("organisation", names_of)
    register_facet_labels("organisation_kind", words_of(OrganisationKind))
    register_facet_labels("region", words_of(Region))


def indexed() -> QuerySet[Organisation]:
    """Give every organisation that has a page of its own, with what its document shows."""
    return Organisation.objects.standing().prefetch_related("names", "themes")


def visible_to(actor: Actor, pks: Sequence[str]) -> QuerySet[Organisation]:
    """Give those hits this actor may see."""
    return Organisation.objects.visible_to(actor).filter(pk__in=pks)


def build(organisation: Organisation) -> SearchDocument | None:
    """Describe one organisation; editors find proposals in the CMS, not here."""
    if organisation.listing != Listing.LISTED:
        return None
    themes = list(organisation.themes.all())
    names = [organisation.abbreviation, *(row.name for row in organisation.names.all())]
    place = [organisation.place, organisation.get_region_display()]
    return SearchDocument(
        key=key_of(organisation),
        kind=KIND,
        url=organisation.get_absolute_url(),
        title=organisation.name,
        summary=organisation.description or _summary(organisation),
        body=" ".join(filter(None, dict.fromkeys([*names, *place]))),
        updated_at=organisation.updated_at,
        organisation_id=str(organisation.pk),
        organisation=organisation.name,
        organisation_kind=organisation.kind,
        theme_ids=tuple(str(theme.pk) for theme in themes),
        themes=tuple(theme.label for theme in themes),
        region=organisation.region,
        has_source=False,
        boost=BOOST,
    )


def _summary(organisation: Organisation) -> str:
    """Say in a few words what an organisation without description is."""
    where = organisation.place or organisation.get_region_display()
    return ", ".join(filter(None, [organisation.get_kind_display(), where]))


def names_of(values: Iterable[str]) -> dict[str, str]:
    """Give the names behind the ids of the facet; what is proposed or hidden has none here."""
    pks = [value for value in values if is_row_number(value)]
    rows = Organisation.objects.visible_to(VISITOR).filter(pk__in=pks).values_list("pk", "name")
    return {str(pk): name for pk, name in rows}

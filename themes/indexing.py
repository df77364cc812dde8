"""What themes tell search."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from alliantie.visibility import Actor
from search.contract import SearchDocument
from search.fingerprints import NO_MOMENT
from search.registry import describe, key_of, register, register_facet_labels

from .models import Theme
from .policies import is_row_number

KIND = "theme"
# Who types the name of a theme wants its page first.
BOOST = 1.2


def connect() -> None:
    """Make themes findable and give the facet of themes its words."""
    register(
        KIND,
        label=_("Thema"),
        model=Theme,
        build=build,
        queryset=indexed,
        visible_to=visible_to,
    )
    describe(KIND, plural=_("Thema's"), leads_on=True)
    register_facet_labels("theme", labels_of)


def indexed() -> QuerySet[Theme]:
    """Give every theme: all are public."""
    return Theme.objects.select_related("broader")


def visible_to(actor: Actor, pks: Sequence[str]) -> QuerySet[Theme]:
    """Give the themes behind these hits; everybody may see them."""
    return Theme.objects.filter(pk__in=pks)


def build(theme: Theme) -> SearchDocument:
    """Describe one theme in the words people may use for it."""
    return SearchDocument(
        key=key_of(theme),
        kind=KIND,
        url=theme.get_absolute_url(),
        title=theme.label,
        summary=theme.definition,
        body=" ".join([*theme.synonyms, theme.broader.label if theme.broader else ""]).strip(),
        updated_at=NO_MOMENT,
        theme_ids=(str(theme.pk),),
        themes=(theme.label,),
        has_source=False,
        boost=BOOST,
    )


def labels_of(values: Iterable[str]) -> dict[str, str]:
    """Give the names behind the ids of the facet."""
    pks = [value for value in values if is_row_number(value)]
    rows = Theme.objects.filter(pk__in=pks).values_list("pk", "label")
    return {str(pk): label for pk, label in rows}

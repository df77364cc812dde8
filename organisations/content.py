"""Find the pages of an organisation, without knowing which apps stand above."""

from collections.abc import Iterator

from alliantie.choices import Audience
from search.registry import key_of
from themes.content import themed_models

from .models import Organisation

OWNER_FIELD = "organisation"


def keys_of_cases(organisation: Organisation) -> Iterator[str]:
    """Give the search keys of all pages that show this organisation as their owner."""
    for model in themed_models():
        if any(field.name == OWNER_FIELD for field in model._meta.get_fields()):
            pages = model.objects.filter(organisation=organisation)
            for pk in pages.values_list("pk", flat=True):
                yield key_of(model(pk=pk))


def number_for_own_people(organisation: Organisation) -> int:
    """Count the pages that only members of this organisation read."""
    return sum(
        model.objects.filter(organisation=organisation, audience=Audience.ORGANISATION).count()
        for model in themed_models()
        if {OWNER_FIELD, "audience"} <= {field.name for field in model._meta.get_fields()}
    )


def move_pages(before: Organisation, after: Organisation) -> None:
    """Let all pages of one organisation belong to another.

    Only the rows change: of a page the row says whose it is, whichever revision is published.
    """
    for model in themed_models():
        if any(field.name == OWNER_FIELD for field in model._meta.get_fields()):
            model.objects.filter(organisation=before).update(organisation=after)

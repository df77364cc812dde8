"""People whom editors point out; who they are stays in their own profile."""

from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from alliantie.blocks.looks import BY_ITSELF, PREVIEW
from alliantie.blocks.reading import reader_of
from alliantie.cards import picture_card
from alliantie.models import Rendition
from alliantie.visibility import Actor
from people.models import Person

MOST_PEOPLE = 12
PORTRAIT = "fill-160x160"


class PeopleBlock(blocks.StructBlock):
    """Chosen people, each as long as they take part and show their name to the reader."""

    title = blocks.CharBlock(label=_("Kop"), max_length=120)
    people = blocks.ListBlock(
        # No words of theirs go into the index of a page: they may change their mind.
        SnippetChooserBlock("people.Person", label=_("Persoon")),
        label=_("Mensen"),
        min_num=1,
        max_num=MOST_PEOPLE,
    )

    class Meta:
        label = _("Mensen")
        description = _(
            "Mensen en ambassadeurs die je kiest. Wie weggaat of zich verbergt, verdwijnt hier vanzelf."
        )
        icon = "group"
        group = BY_ITSELF
        template = "components/blocks/people.html"
        preview_template = PREVIEW

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add who may be named to this reader; nobody in a version that is kept."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        reader = reader_of(context)
        if reader is not None:
            context["people"] = _shown([one.pk for one in value["people"] if one], reader)
        return context


def _shown(chosen: list[int], reader: Actor) -> list[dict[str, Any]]:
    """Describe who may be named, in the order of the editors; two queries."""
    sizes = Rendition.objects.filter(filter_spec=PORTRAIT)
    rows = (
        Person.objects.active()
        .visible_to(reader)
        .filter(pk__in=chosen, held_back=False)
        .select_related("portrait")
        .prefetch_related(
            Prefetch("portrait__renditions", queryset=sizes, to_attr="prefetched_renditions")
        )
    )
    found = {person.pk: person for person in rows}
    return [_described(found[pk]) for pk in dict.fromkeys(chosen) if pk in found]


def _described(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "url": person.get_absolute_url(),
        "function": person.function,
        "picture": picture_card(person.portrait, PORTRAIT),
    }

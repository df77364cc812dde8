"""Put the parts that apps add into a page, and the menu of the desk."""

from typing import Any

from django import template

from alliantie.desk_menu import DeskEntry, desk_menu
from alliantie.sections import Place, Section, sections_for

register = template.Library()


@register.simple_tag(takes_context=True)
def sections(context: dict[str, Any], place: str, subject: Any = None) -> list[Section]:
    """Give the parts for a place of this page, as the person asking may see them."""
    return sections_for(Place(place), context["request"].actor, subject)


@register.simple_tag(takes_context=True)
def desk_entries(context: dict[str, Any]) -> list[DeskEntry]:
    """Give the menu of the desk."""
    return desk_menu(context["request"].path)

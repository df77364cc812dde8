"""Pages about how to hold a meeting."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alliantie.cards import Link
from alliantie.http import ActorRequest
from events.models import EventIndexPage, Recipe
from events.presenting.recipe import format_of, recipe_lines, recipe_page


def _trail() -> tuple[Link, ...]:
    index = EventIndexPage.objects.live().first()
    return (Link(label=index.title, url=index.url or ""),) if index else ()


@require_safe
def recipes(request: ActorRequest) -> HttpResponse:
    """List the recipes."""
    trail = (*_trail(), Link(label=_("Werkvormen")))
    return render(request, "events/recipes.html", {"lines": recipe_lines(), "trail": trail})


@require_safe
def recipe(request: ActorRequest, format_slug: str) -> HttpResponse:
    """Show one recipe with the meetings to come in that format."""
    wanted = format_of(format_slug)
    if not wanted:
        raise Http404
    shown = recipe_page(get_object_or_404(Recipe, format=wanted), request.actor)
    trail = (*_trail(), Link(label=_("Werkvormen"), url="../"), Link(label=shown.title))
    return render(request, "events/recipe.html", {"shown": shown, "trail": trail})

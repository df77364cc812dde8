"""Pages of themes."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alliantie.cards import Link
from alliantie.http import ActorRequest

from .models import Theme
from .presenting import all_themes, theme_view


def overview(request: ActorRequest) -> HttpResponse:
    """Show all themes."""
    context = {"cards": all_themes(request.actor), "trail": [Link(label=_("Thema's"))]}
    return render(request, "themes/overview.html", context)


def detail(request: ActorRequest, slug: str) -> HttpResponse:
    """Show one theme with what is about it."""
    theme = get_object_or_404(Theme.objects.with_family(), slug=slug)
    view = theme_view(theme, request.actor, request.GET.get("pagina", "1"))
    trail = [Link(label=_("Thema's"), url=reverse("themes:overview"))]
    if view.broader:
        trail.append(Link(label=view.broader.label, url=view.broader.url))
    trail.append(Link(label=theme.label))
    return render(request, "themes/detail.html", {"view": view, "theme": theme, "trail": trail})

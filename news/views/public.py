"""What everybody reads."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alliantie.cards import Link
from alliantie.http import ActorRequest
from news.models import NewsItem, Round
from news.presenting import items
from news.presenting.feed import atom
from news.presenting.lines import month_view
from search.caching import kept

PAGE, THEME = "pagina", "thema"
SECONDS = 60
SHORT = 60


def _overview_link() -> Link:
    return Link(label=_("Actualiteiten"), url=reverse("news:overview"))


@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """Show short news, newest first."""
    listed = items.overview(request.actor, request.GET.get(THEME, ""), request.GET.get(PAGE, "1"))
    context = {
        "listed": listed,
        "newest_round": Round.objects.with_lines().first(),
        "trail": [Link(label=_("Actualiteiten"))],
    }
    return render(request, "news/overview.html", context)


@require_safe
def item(request: ActorRequest, pk: int) -> HttpResponse:
    """Show one item."""
    found = get_object_or_404(items.for_cards(NewsItem.objects.visible_to(request.actor)), pk=pk)
    card = items.full_card(found)
    title = Truncator(card.text).chars(SHORT)
    trail = [_overview_link(), Link(label=title)]
    context = {"card": card, "pk": found.pk, "title": title, "trail": trail}
    return render(request, "news/item.html", context)


@require_safe
def feed(request: ActorRequest) -> HttpResponse:
    """Give short news to readers of feeds."""
    return kept(HttpResponse(atom(), content_type=Atom1Feed.content_type), request, seconds=SECONDS)


@require_safe
def newest_month(request: ActorRequest) -> HttpResponse:
    """Lead to the newest round of which something can be read."""
    found = Round.objects.with_lines().first()
    return redirect(found or "news:overview")


@require_safe
def month(request: ActorRequest, month: str) -> HttpResponse:
    """Show all lines of a month."""
    try:
        about = date.fromisoformat(f"{month}-01")
    except ValueError as error:
        raise Http404 from error
    view = month_view(about, request.actor, request.GET.get(PAGE, "1"))
    trail = [_overview_link(), Link(label=view.title)]
    return render(request, "news/month.html", {"view": view, "trail": trail})

"""Where editors let lines and short news through, refuse them or hide them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.today.following import decided, only, only_url
from alliantie.today.sources import Source
from alliantie.visibility import Actor
from people.policies.refusals import PeopleRefusedError

from .choices import NewsState, Verdict
from .models import NewsItem, RoundLine
from .naming import own_name
from .services.deciding import decide, mark_of

MOST_HELD, MOST_REST = 100, 50


@dataclass(frozen=True)
class Entry:
    """One text with what an editor can do about it; `mark` says which text was read."""

    row: Any
    writer: str
    mark: str
    verdicts: Sequence[Verdict]


VERDICTS = {
    NewsState.HELD: (Verdict.SHOW, Verdict.REFUSE),
    NewsState.SHOWN: (Verdict.HIDE,),
    NewsState.REFUSED: (Verdict.SHOW,),
}


class HeldNews(Source):
    """Short news that an editor reads first."""

    kind: ClassVar[str] = "actualiteit"
    label: ClassVar[str | Promise] = gettext_lazy("Actualiteit nakijken")
    title: ClassVar[Any] = "text"
    since: ClassVar[Any] = "created_at"
    model: ClassVar[Any] = NewsItem
    screen: ClassVar[str] = "news_items"

    def may(self, actor: Actor) -> bool:
        """Let editors decide."""
        return actor.is_editor

    def waiting(self, actor: Actor) -> QuerySet[Any]:
        """Select what is not on the site yet."""
        held: QuerySet[Any] = self.model.objects.held()
        return held

    def address(self, key: int, handle: str) -> str:
        """Lead to this text alone."""
        return only_url(self.screen, self.kind, key)


class HeldLines(HeldNews):
    """Lines of the monthly round that an editor reads first."""

    kind: ClassVar[str] = "rondje"
    label: ClassVar[str | Promise] = gettext_lazy("Regel van het rondje nakijken")
    since: ClassVar[Any] = "written_at"
    model: ClassVar[Any] = RoundLine
    screen: ClassVar[str] = "news_lines"


def _editors_only(request: ActorRequest) -> None:
    if not request.actor.is_editor:
        raise PermissionDenied


def _entries(rows: Any) -> list[Entry]:
    return [
        Entry(row, own_name(row.author), mark_of(row), VERDICTS.get(NewsState(row.state), ()))
        for row in rows
    ]


def _screen(
    request: ActorRequest, kind: str, rows: Any, *, title: str, decide_url: str
) -> HttpResponse:
    rest = rows.filter(state__in=(NewsState.SHOWN, NewsState.REFUSED)).order_by("-pk")
    context = {
        "title": title,
        "decide_url": decide_url,
        "held": _entries(only(request, kind, rows.held())[:MOST_HELD]),
        "rest": _entries(rest[:MOST_REST]),
    }
    return render(request, "news/cms/deciding.html", context)


@require_safe
def lines(request: ActorRequest) -> HttpResponse:
    """List lines of the round, what waits first."""
    _editors_only(request)
    rows = RoundLine.objects.visible_to(request.actor).with_writers().select_related("round")
    return _screen(request, HeldLines.kind, rows, title=_("Rondje"), decide_url="decide_line")


@require_safe
def items(request: ActorRequest) -> HttpResponse:
    """List short news, what waits first."""
    _editors_only(request)
    rows = NewsItem.objects.visible_to(request.actor).with_writers().select_related("picture")
    return _screen(request, HeldNews.kind, rows, title=_("Actualiteiten"), decide_url="decide_item")


@require_POST
def decide_line(request: ActorRequest, pk: int) -> HttpResponse:
    """Decide about a line."""
    _editors_only(request)
    return _decided(request, get_object_or_404(RoundLine, pk=pk), "news_lines")


@require_POST
def decide_item(request: ActorRequest, pk: int) -> HttpResponse:
    """Decide about short news."""
    _editors_only(request)
    return _decided(request, get_object_or_404(NewsItem, pk=pk), "news_items")


def _decided(request: ActorRequest, entry: RoundLine | NewsItem, back: str) -> HttpResponse:
    try:
        decide(
            entry=entry,
            verdict=Verdict(request.POST.get("besluit", "")),
            reason=request.POST.get("reden", ""),
            seen=request.POST.get("gelezen", ""),
            actor=request.actor,
        )
    except PeopleRefusedError as error:
        messages.error(request, error.sentence)
    except ValueError:
        messages.error(request, _("Kies wat je wilt doen."))
    else:
        decided(request, _("Je besluit is bewaard. De schrijver krijgt bericht."))
    return redirect(back)

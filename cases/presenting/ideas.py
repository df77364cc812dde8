"""What the pages of idea rounds show, in a fixed number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.cards import Chip, Link, tone_of
from alliantie.visibility import Actor
from cases.choices import IdeaState
from cases.models import Idea, IdeaRound, IdeaSupport
from cases.policies.ideas import is_taking, may_change, may_post, may_support
from cases.services.ideas.posting import sides_of
from people.models import Person
from people.presenting.names import Byline, people_of, person_url
from search.gate import visible_records

from .idea_rounds import TONES, RoundCard, round_card

PAGE_SIZE, REASONS_ON_PAGE, REASONS_IN_LIST = 20, 20, 2


@dataclass(frozen=True)
class Reason:
    """Why somebody supports an idea."""

    text: str
    author: Byline


@dataclass(frozen=True)
class IdeaView:
    """One idea as this reader sees it."""

    idea: Idea
    url: str
    state: str
    tone: str
    author: Byline
    support: int
    reasons: Sequence[Reason]
    merged_into: Link | None
    came_of: Link | None


@dataclass(frozen=True)
class RoundView:
    """The page of one round."""

    round: IdeaRound
    card: RoundCard
    themes: Sequence[Chip]
    page: Page[Idea]
    ideas: Sequence[IdeaView]
    who: str
    may_post: bool
    is_taking: bool


@dataclass(frozen=True)
class IdeaPage:
    """The page of one idea."""

    view: IdeaView
    page: Page[IdeaSupport]
    may_change: bool
    may_support: bool
    own_reason: str


def round_view(round_: IdeaRound, actor: Actor, number: str) -> RoundView:
    """Gather the page of a round: the most supported idea first."""
    today = timezone.localdate()
    found: Any = Idea.objects.visible_to(actor).filter(round=round_).with_support()
    newest = IdeaSupport.objects.order_by("-given_at", "-pk")[:REASONS_IN_LIST]
    rows = found.select_related("author", "merged_into").prefetch_related(
        Prefetch("supports", newest.select_related("user"), to_attr="newest_support")
    )
    page = Paginator(rows.order_by("-support_count", "posted_at", "pk"), PAGE_SIZE).get_page(number)
    return RoundView(
        round=round_,
        card=round_card(round_, today),
        themes=[
            Chip(label=one.label, url=one.get_absolute_url(), tone=tone_of(one.colour))
            for one in round_.themes.all()
        ],
        page=page,
        ideas=idea_views(page, round_, actor),
        who=round_.get_who_may_post_display(),
        may_post=may_post(round_, today, is_member=actor.is_member, sides=sides_of(actor)),
        is_taking=is_taking(round_, today),
    )


def idea_page(idea: Any, actor: Actor, number: str) -> IdeaPage:
    """Gather the page of one idea; it was fetched with its support counted, its round and author."""
    today = timezone.localdate()
    supports = IdeaSupport.objects.filter(idea=idea).select_related("user")
    page = Paginator(supports.order_by("-given_at", "-pk"), REASONS_ON_PAGE).get_page(number)
    idea.newest_support = list(page)
    own = supports.filter(user=actor.user_id).values_list("reason", flat=True).first()
    [view] = idea_views([idea], idea.round, actor)
    return IdeaPage(
        view=view,
        page=page,
        may_change=may_change(idea, idea.round, today, actor.user_id),
        may_support=may_support(
            idea, idea.round, today, user_id=actor.user_id, is_member=actor.is_member
        ),
        own_reason=own or "",
    )


def idea_views(rows: Iterable[Any], round_: IdeaRound, actor: Actor) -> list[IdeaView]:
    """Show ideas that were fetched with `newest_support`; one query for names, one a kind of page."""
    found = list(rows)
    concerned = [one.author_id for one in found]
    concerned += [support.user_id for one in found for support in one.newest_support]
    people = people_of(concerned, actor)
    pages = _pages(found, actor)
    return [_view(one, round_, people, pages) for one in found]


def _view(
    idea: Any, round_: IdeaRound, people: Mapping[int, Person], pages: Mapping[int, Any]
) -> IdeaView:
    merged = idea.merged_into
    base = round_.get_absolute_url()
    return IdeaView(
        idea=idea,
        url=f"{base}{idea.pk}/",
        state=idea.get_state_display(),
        tone=TONES[IdeaState(idea.state)],
        author=byline(idea.author, people),
        support=idea.support_count,
        reasons=[
            Reason(support.reason, byline(support.user, people)) for support in idea.newest_support
        ],
        merged_into=Link(label=merged.title, url=f"{base}{merged.pk}/") if merged else None,
        came_of=_came_of(idea, pages),
    )


def byline(user: Any, people: Mapping[int, Person]) -> Byline:
    """Say who it is as far as this reader may know; of who left only that."""
    if user is None or not user.is_active:
        return Byline(_("Iemand die is vertrokken"))
    person = people.get(user.pk)
    if person is None or not person.name:
        return Byline(_("Iemand uit het netwerk"))
    return Byline(person.name, person_url(person), person.function)


def _pages(rows: Iterable[Idea], actor: Actor) -> dict[int, Any]:
    pks = [one.came_of_page_id for one in rows if one.came_of_page_id]
    if not pks:
        return {}
    keys = [f"{label}:{pk}" for label in ("cases.casepage", "cases.dilemmapage") for pk in pks]
    return {record.pk: record for record in visible_records(actor, keys).values()}


def _came_of(idea: Idea, pages: Mapping[int, Any]) -> Link | None:
    if not idea.came_of_text:
        return None
    page = pages.get(idea.came_of_page_id or 0)
    url = (page.url or "") if page is not None else idea.came_of_url
    return Link(label=idea.came_of_text, url=url)

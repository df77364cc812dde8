"""Place, change and withdraw short news."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.idempotency import KeyOfAnotherError, once
from alliantie.throttles import ONE_HOUR, hit
from alliantie.visibility import Actor
from news.choices import NewsState
from news.models import NewsItem
from news.policies.items import ITEMS_A_DAY, check_change, check_place
from news.policies.lines import check_organisation, check_own, may_withdraw, state_of
from people.policies.refusals import PeopleRefusedError
from search.registry import key_of
from search.services import queue_index
from themes.models import Theme

from .lines import organisations_of
from .pictures import forget_picture, keep_picture
from .trust import before_of, published_before

ONE_DAY = 24 * ONE_HOUR


@dataclass(frozen=True)
class Short:
    """What somebody typed; `picture` is a new file, `drops_picture` takes away the one that is there."""

    text: str
    organisation_id: int | None
    link: str = ""
    media_link: str = ""
    transcript: str = ""
    picture_alt: str = ""
    picture: Any = None
    drops_picture: bool = False
    themes: Sequence[Theme] = ()


def choices_for(user_id: int) -> list[int | None]:
    """Give for whom somebody may place news: own organisations, and oneself."""
    return list(dict.fromkeys([*organisations_of(user_id), None]))


def place_item(*, short: Short, actor: Actor, key: UUID) -> NewsItem:
    """Keep new short news; the form counts once.

    Raises PeopleRefusedError, UploadRefusedError and ThrottledError, each with a sentence.
    """
    check_place(actor)
    user_id = actor.user_id or 0

    def change() -> dict[str, Any]:
        hit(scope="news-item", key=str(user_id), limit=ITEMS_A_DAY, seconds=ONE_DAY)
        return {"item": _keep(NewsItem(author_id=user_id), short, actor).pk}

    try:
        answer, _new = once(key=key, purpose="news.place", owner=f"user:{user_id}", change=change)
    except KeyOfAnotherError as error:
        raise PeopleRefusedError(
            _("Dit formulier is al eens gebruikt. Open het opnieuw en plak je tekst erin.")
        ) from error
    return NewsItem.objects.get(pk=answer["item"])


@transaction.atomic
def change_item(*, item: NewsItem, short: Short, actor: Actor) -> NewsItem:
    """Change own short news, within half an hour; doing it twice has the effect of once."""
    check_place(actor)
    check_own(item.author_id, actor.user_id)
    locked = NewsItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    check_change(locked.state, made=locked.created_at, now=timezone.now())
    return _keep(locked, short, actor)


def _keep(item: NewsItem, short: Short, actor: Actor) -> NewsItem:
    user_id = actor.user_id or 0
    is_new = item.pk is None
    check_organisation(short.organisation_id, choices_for(user_id))
    state = state_of(
        actor,
        published_before=published_before(user_id, but_item=item.pk),
        before=None if is_new else before_of(item),
    )
    for name in ("text", "organisation_id", "link", "media_link", "transcript"):
        setattr(item, name, getattr(short, name))
    _picture(item, short, user_id)
    item.state = state
    if state == NewsState.SHOWN and item.shown_at is None:
        item.shown_at = timezone.now()
    item.save()
    item.themes.set(short.themes)
    record(action="news.place" if is_new else "news.change", obj=item, actor_id=user_id)
    queue_index(key=key_of(item))
    return item


def _picture(item: NewsItem, short: Short, user_id: int) -> None:
    old = item.picture
    if short.picture is not None:
        item.picture = keep_picture(
            file=short.picture, user_id=user_id, title=short.text, alt_text=short.picture_alt
        )
    elif short.drops_picture:
        item.picture = None
    item.picture_alt = short.picture_alt if item.picture else ""
    if old is not None and old != item.picture:
        forget_picture(picture=old, user_id=user_id)


@transaction.atomic
def withdraw_item(*, item: NewsItem, user_id: int | None) -> bool:
    """Take own news off the site; give False when there was nothing to withdraw."""
    check_own(item.author_id, user_id)
    locked = NewsItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if not may_withdraw(locked.state):
        return False
    locked.state = NewsState.WITHDRAWN
    locked.save(update_fields=["state", "updated_at"])
    record(action="news.withdraw", obj=locked, actor_id=user_id)
    queue_index(key=key_of(locked))
    return True

"""Short news can be reported, taken off the site and put back."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.db import transaction
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliantie.audit import record
from alliantie.reportable import Reportable, number_in
from alliantie.visibility import Actor
from news.choices import NewsState
from news.models import NewsItem
from people.policies.refusals import PeopleRefusedError
from search.registry import key_of
from search.services import queue_index

SHORT = 80


class ReportableNews(Reportable):
    """Short news."""

    kind: ClassVar[str] = "actualiteit"
    label: ClassVar[str | Promise] = gettext_lazy("Actualiteit")

    def found(self, actor: Actor, handle: str) -> NewsItem | None:
        """Give short news to who may read it."""
        found: NewsItem | None = (
            NewsItem.objects.visible_to(actor).filter(pk=number_in(handle)).first()
        )
        return found

    def get(self, key: int) -> NewsItem | None:
        """Give short news."""
        found: NewsItem | None = NewsItem.objects.filter(pk=key).first()
        return found

    def title(self, thing: Any) -> str:
        """Give how it begins."""
        return str(Truncator(thing.text).chars(SHORT))

    def words(self, thing: Any) -> str:
        """Give what it says."""
        return str(thing.text)

    def author_ids(self, thing: Any) -> set[int]:
        """Give who wrote it."""
        return {thing.author_id} if thing.author_id else set()

    def made_by(self, user_id: int, keys: Collection[int]) -> set[int]:
        """Give which of these somebody wrote."""
        mine = NewsItem.objects.filter(author=user_id, pk__in=keys)
        return set(mine.values_list("pk", flat=True))

    def hide(self, thing: Any, *, actor: Actor) -> str:
        """Take it off the site at once."""
        is_changed = _move(thing, NewsState.SHOWN, NewsState.REFUSED, "news.hide", actor)
        return NewsState.SHOWN.value if is_changed else ""

    def restore(self, thing: Any, *, memory: str, actor: Actor) -> None:
        """Put it back, unless its writer withdrew it since."""
        _move(thing, NewsState.REFUSED, NewsState(memory), "news.show", actor)


@transaction.atomic
def _move(item: NewsItem, before: str, after: str, action: str, actor: Actor) -> bool:
    if not actor.is_editor:
        raise PeopleRefusedError(_("Dit kan alleen de redactie."))
    if not NewsItem.objects.filter(pk=item.pk, state=before).update(state=after):
        return False
    record(action=action, obj=item, actor_id=actor.user_id, origin="cms")
    queue_index(key=key_of(item))
    return True

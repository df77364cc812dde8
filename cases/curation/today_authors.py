"""What trusted authors published, and what authors object to, as the list "Vandaag" asks it."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.today.sources import Source
from alliantie.visibility import Actor
from cases.models import AfterCheck, WordChange


class PublishedAtOnce(Source):
    """What is online and nobody of the editors has read yet; one's own is for a colleague."""

    kind: ClassVar[str] = "achteraf-nakijken"
    label: ClassVar[str | Promise] = _("Achteraf nakijken")
    title: ClassVar[Any] = "page__title"
    since: ClassVar[Any] = "published_at"
    promised: ClassVar[Any] = "due_on"

    def may(self, actor: Actor) -> bool:
        """Let editors look."""
        return actor.is_editor

    def waiting(self, actor: Actor) -> QuerySet[Any]:
        """Select what is still online and was not looked at."""
        rows = AfterCheck.objects.filter(checked_at=None, page__live=True)
        return rows.exclude(author__isnull=False, author=actor.user_id or 0)

    def address(self, key: int, handle: str) -> str:
        """Lead to looking at it."""
        return reverse("after_check", args=[key])


class Objections(Source):
    """Objections of authors to what an editor changed in their words."""

    kind: ClassVar[str] = "woorden"
    label: ClassVar[str | Promise] = _("Bezwaar tegen een wijziging")
    title: ClassVar[Any] = "page__title"
    since: ClassVar[Any] = "objected_at"
    promised: ClassVar[Any] = "answer_due_on"

    def may(self, actor: Actor) -> bool:
        """Let editors answer."""
        return actor.is_editor

    def waiting(self, actor: Actor) -> QuerySet[Any]:
        """Select what has no answer yet; one's own is for a colleague."""
        rows = WordChange.objects.objected()
        return rows.exclude(objected_by__isnull=False, objected_by=actor.user_id or 0)

    def address(self, key: int, handle: str) -> str:
        """Lead to deciding."""
        return reverse("word_objection", args=[key])


SOURCES = (PublishedAtOnce, Objections)

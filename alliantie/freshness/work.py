"""What is outdated without anybody to ask, as the list "Vandaag" asks it."""

from typing import Any, ClassVar

from django.db.models import Case, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.choices import ReviewStep
from alliantie.models import Review
from alliantie.today.following import only_url
from alliantie.today.sources import Source
from alliantie.visibility import Actor

from .kinds import kinds

KIND = "verouderd"


def reviews_of_nobody() -> QuerySet[Review]:
    """Select what nobody can be asked about."""
    return Review.objects.filter(step=ReviewStep.NOBODY)


class Outdated(Source):
    """What was not confirmed for too long and has no owner any more."""

    kind: ClassVar[str] = KIND
    label: ClassVar[str | Promise] = _("Verouderd, geen eigenaar")
    title: ClassVar[Any] = "thing"
    since: ClassVar[Any] = "moved_at"

    def may(self, actor: Actor) -> bool:
        """Let editors decide."""
        return actor.is_editor

    def waiting(self, actor: Actor) -> QuerySet[Any]:
        """Select it with the title as it is now; whatever its app, editors may see it."""
        titles = (When(kind=kind.name, then=Cast(kind.title(), TextField())) for kind in kinds())
        named = Case(*titles, default=Value(""), output_field=TextField())
        return reviews_of_nobody().annotate(thing=Coalesce(named, Value("")))

    def address(self, key: int, handle: str) -> str:
        """Lead to this one alone."""
        return only_url("outdated", KIND, key)

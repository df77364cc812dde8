"""Files online that not everybody can read, as the list "Vandaag" asks it."""

from typing import Any, ClassVar

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.models import AttachmentCheck
from alliantie.querysets import AttachmentCheckQuerySet
from alliantie.today.following import only_url
from alliantie.today.sources import Source
from alliantie.visibility import Actor
from cases.models import CaseAttachment

KIND = "bijlage"


def hindering_online() -> AttachmentCheckQuerySet:
    """Select files that keep people from reading, beside a case of a member that stands online."""
    online = CaseAttachment.objects.filter(
        attachment=OuterRef("pk"), page__live=True, page__source=""
    )
    rows: AttachmentCheckQuerySet = AttachmentCheck.objects.filter(Exists(online), hinders=True)
    return rows


class FilesToMend(Source):
    """Files of which nobody asked the author, and nobody said why they stay."""

    kind: ClassVar[str] = KIND
    label: ClassVar[str | Promise] = _("Bijlage niet voor iedereen te lezen")
    title: ClassVar[Any] = "attachment__title"
    since: ClassVar[Any] = "checked_at"

    def may(self, actor: Actor) -> bool:
        """Let editors ask."""
        return actor.is_editor

    def waiting(self, actor: Actor) -> QuerySet[Any]:
        """Select what nobody did anything about."""
        return hindering_online().to_mend(timezone.localdate()).filter(asked_at=None)

    def address(self, key: int, handle: str) -> str:
        """Lead to this one alone."""
        return only_url("hindering_files", KIND, key)

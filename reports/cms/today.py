"""Which reports and appeals wait, as the list "Vandaag" asks it: a kind and a reason, no title."""

from typing import Any, ClassVar

from django.db.models import Case, CharField, QuerySet, Value, When
from django.db.models.functions import Concat, Substr, Upper
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.reportable import kinds
from alliantie.today.sources import Source
from alliantie.visibility import Actor
from reports.choices import Reason
from reports.models import Dossier

_REASONS = [When(reason=one.value, then=Value(str(one.label))) for one in Reason]
TITLE = Concat(
    Upper(Substr("kind", 1, 1)),
    Substr("kind", 2),
    Value(": "),
    Case(*_REASONS, default=Value(""), output_field=CharField()),
    output_field=CharField(),
)


class _Dossiers(Source):
    title: ClassVar[Any] = TITLE

    def may(self, actor: Actor) -> bool:
        """Let who moderates any kind decide."""
        return any(one.may_judge(actor) for one in kinds())

    def address(self, key: int, handle: str) -> str:
        """Lead to the dossier."""
        return reverse("report_dossier", args=[key])


class OpenDossiers(_Dossiers):
    """What was reported."""

    kind: ClassVar[str] = "melding"
    label: ClassVar[str | Promise] = _("Melding")
    since: ClassVar[Any] = "opened_at"
    promised: ClassVar[Any] = "promised_on"

    def may(self, actor: Actor) -> bool:
        """Leave who moderates dilemmas alone to their own list."""
        return any(one.may_judge(actor) for one in kinds() if not one.is_sealed)

    def waiting(self, actor: Actor) -> QuerySet[Any]:
        """Select what waits for a decision."""
        return Dossier.objects.judged_by(actor).of_others().open()


class SealedDossiers(_Dossiers):
    """What was reported about a dilemma; whether a colleague may see it would tell of its asker."""

    kind: ClassVar[str] = "melding-dilemma"
    label: ClassVar[str | Promise] = _("Melding over een dilemma")
    since: ClassVar[Any] = "opened_at"
    promised: ClassVar[Any] = "promised_on"
    can_be_handed: ClassVar[bool] = False

    def may(self, actor: Actor) -> bool:
        """Let moderators of dilemmas decide."""
        return any(one.may_judge(actor) for one in kinds() if one.is_sealed)

    def waiting(self, actor: Actor) -> QuerySet[Any]:
        """Select what waits for a decision and is not kept from this moderator."""
        return Dossier.objects.judged_by(actor).of_sealed().open()


class OpenAppeals(_Dossiers):
    """Authors who disagree; not handed on, since who decided first does not answer."""

    kind: ClassVar[str] = "bezwaar"
    label: ClassVar[str | Promise] = _("Bezwaar tegen een besluit")
    since: ClassVar[Any] = "appealed_on"
    promised: ClassVar[Any] = "appeal_promised_on"
    can_be_handed: ClassVar[bool] = False

    def waiting(self, actor: Actor) -> QuerySet[Any]:
        """Select what this moderator answers."""
        return Dossier.objects.judged_by(actor).appeals_for(actor, timezone.localdate())


SOURCES = (OpenDossiers, SealedDossiers, OpenAppeals)

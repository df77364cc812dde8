"""The queue of dilemmas that wait for a safety check: never who asked."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.db.models import Case, DateField, F, Q, QuerySet, When
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, TitleColumn

from alliantie.visibility import Actor
from cases.choices import DilemmaState
from cases.models import DilemmaPage
from cases.policies.dilemma_rights import may_moderate
from cases.querysets import SHOWN, DilemmaQuerySet

from .queue import QueueView


def check_url(dilemma: DilemmaPage) -> str:
    """Give the address where a dilemma is checked; it names the pseudonym."""
    return reverse("dilemma_check", args=[dilemma.reference])


def checkable_by(actor: Actor) -> DilemmaQuerySet:
    """Select what somebody may read as a moderator: nothing that is kept from their organisation."""
    kept = Q(hidden_from__organisation__in=actor.organisation_ids)
    rows: DilemmaQuerySet = DilemmaPage.objects.all()
    return rows.exclude(pk__in=rows.filter(kept).values("pk"))


def waiting(actor: Actor) -> QuerySet[Any]:
    """Select what waits for a check by this actor, the one that waits longest first."""
    since = Case(
        When(state=DilemmaState.INTAKE, then=F("submitted_on")),
        default=TruncDate("latest_revision_created_at"),
        output_field=DateField(),
    )
    rows = checkable_by(actor).in_check()
    return rows.annotate(waiting_since=since).order_by("waiting_since", "pk")


def new_or_changed(dilemma: DilemmaPage) -> str:
    """Say what there is to check."""
    return _("Nieuw") if dilemma.state == DilemmaState.INTAKE else _("Gewijzigd")


def day_of(name: str) -> Callable[[Any], str]:
    """Show a day as a day: at which moment somebody was busy is nobody's business."""
    return lambda dilemma: date_format(getattr(dilemma, name), "j F Y")


class SafetyQueueView(QueueView):
    """What waits for a safety check; no file of it leaves the CMS."""

    page_title = gettext_lazy("Veiligheidscheck")
    header_icon = "view"
    index_url_name = "dilemma_checks"
    index_results_url_name = "dilemma_checks_results"
    columns: ClassVar[list[Column]] = [
        TitleColumn(
            "question", label=gettext_lazy("Vraag"), accessor="draft_title", get_url=check_url
        ),
        Column("kind", label=gettext_lazy("Nieuw of gewijzigd"), accessor=new_or_changed),
        Column(
            "waiting_since", label=gettext_lazy("Wacht sinds"), accessor=day_of("waiting_since")
        ),
    ]
    list_export: ClassVar[list[str]] = []

    def may_judge(self, actor: Actor) -> bool:
        """Say whether somebody judges what waits here: moderators."""
        return may_moderate(actor.roles)

    def get_base_queryset(self) -> QuerySet[Any]:
        """Select what waits for this moderator."""
        return waiting(self.request.actor)


class OnlineView(SafetyQueueView):
    """What stands on the site, to hide advice or take it off."""

    page_title = gettext_lazy("Dilemma's op de site")
    index_url_name = "dilemmas_online"
    index_results_url_name = "dilemmas_online_results"
    columns: ClassVar[list[Column]] = [
        TitleColumn("question", label=gettext_lazy("Vraag"), accessor="title", get_url=check_url),
        Column("state", label=gettext_lazy("Stand"), accessor="get_state_display"),
        Column("opened_on", label=gettext_lazy("Op de site sinds"), accessor=day_of("opened_on")),
    ]

    def get_base_queryset(self) -> QuerySet[Any]:
        """Select what this moderator may see of what stands on the site."""
        return checkable_by(self.request.actor).filter(state__in=SHOWN).order_by("-opened_on", "pk")

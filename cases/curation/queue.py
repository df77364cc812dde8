"""The queue of submitted cases, oldest first."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from alliantie.models import Decision
from alliantie.spreadsheets import HarmlessReportView
from alliantie.visibility import Actor
from cases.models import Submission

# How "Vandaag" names a submission.
CASE = "praktijkvoorbeeld"


def review_url(submission: Submission) -> str:
    """Give the address where a submission is judged."""
    return reverse("case_review", args=[submission.page_id])


def waiting() -> QuerySet[Submission]:
    """Select what has no answer yet, oldest first."""
    return (
        Decision.objects.not_among(Submission.objects.filter(answered_at=None), CASE)
        .select_related("page__organisation", "submitted_by")
        .order_by("submitted_at", "pk")
    )


class QueueView(HarmlessReportView):
    """What waits for an answer; the one that came first stands on top."""

    page_title = _("Wachtrij")
    header_icon = "tasks"
    index_url_name = "case_queue"
    index_results_url_name = "case_queue_results"
    is_searchable = False
    columns: ClassVar[list[Column]] = [
        TitleColumn(
            "page", label=_("Praktijkvoorbeeld"), accessor="page.draft_title", get_url=review_url
        ),
        Column("submitted_by", label=_("Van")),
        Column("organisation", label=_("Organisatie"), accessor="page.organisation"),
        DateColumn("submitted_at", label=_("Ingestuurd")),
        Column("answer_due_on", label=_("Antwoord beloofd voor")),
    ]
    list_export: ClassVar[list[str]] = [
        "page_id",
        "page.draft_title",
        "submitted_at",
        "answer_due_on",
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let only in who judges."""
        if not self.may_judge(request.actor):  # type: ignore[attr-defined]  # set by the middleware
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def may_judge(self, actor: Actor) -> bool:
        """Say whether somebody judges what waits here: editors."""
        return actor.is_editor

    def get_base_queryset(self) -> QuerySet[Any]:
        """Select what has no answer yet."""
        return waiting()

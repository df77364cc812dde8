"""Judge one submitted case."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models import CasePage
from cases.services import publishing
from cases.services.writing import version_of
from organisations.services.domains import newcomer_domain

from .deciding import judge_case
from .differences import FieldView, field_views
from .forms import DecisionForm
from .judging import JudgingView, Work
from .queue import CASE


class ReviewView(JudgingView):
    """Show a submission with its differences and take one decision."""

    form_class = DecisionForm
    template_name = "cases/curation/review.html"
    queue_name, queue_label = "case_queue", gettext_lazy("Wachtrij")
    page_title = _("Inzending beoordelen")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let only editors in, and only while there is something to judge."""
        if not self.request.actor.is_editor:
            raise PermissionDenied
        if not self.case.workflow_in_progress:
            messages.info(request, _("Deze inzending is al beantwoord."))
            return redirect("case_queue")
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def case(self) -> CasePage:
        """Give the case as it is online or was first saved."""
        return get_object_or_404(CasePage, pk=self.kwargs["page_id"])

    @cached_property
    def fields(self) -> list[FieldView]:
        """Give each field of the submitted version."""
        online = self.case if self.case.live else None
        return field_views(online=online, submitted=self.case.get_latest_revision_as_object())

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form a remark for each field."""
        remark_fields = {field.name: field.label for field in self.fields}
        return {**super().get_form_kwargs(), "remark_fields": remark_fields}

    def get_initial(self) -> dict[str, Any]:
        """Note which version is read."""
        return {**super().get_initial(), "version": version_of(self.case)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the case, its fields and who sent it."""
        context = super().get_context_data(**kwargs)
        newcomer = publishing.open_membership(page=self.case)
        remarks = {field.name: context["form"][f"remark_{field.name}"] for field in self.fields}
        return {
            **context,
            "case": self.case,
            "fields": [(field, remarks[field.name]) for field in self.fields],
            "newcomer": newcomer,
            "domain": newcomer_domain(newcomer) if newcomer else "",
            "submission": self.case.submissions.first(),
        }

    @cached_property
    def work(self) -> Work | None:
        """Name the submission, so that a decision about it can be taken back for a moment."""
        key = self.case.submissions.filter(answered_at=None).values_list("pk", flat=True).first()
        return Work(CASE, key, self.case.draft_title) if key else None

    def carry_out(self, form: DecisionForm) -> str:
        """Publish now or later, ask for changes, or refuse."""
        return judge_case(case=self.case, actor=self.request.actor, form=form)

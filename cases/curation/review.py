"""Judge one submitted case."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from alliantie.http import ActorRequest
from alliantie.today.following import decided
from cases.models import CasePage
from cases.policies.writing import WritingRefusedError
from cases.services import publishing
from cases.services.writing import version_of
from organisations.services.domains import newcomer_domain

from .differences import FieldView, field_views
from .forms import Decision, DecisionForm


class JudgingView(WagtailAdminTemplateMixin, FormView[Any]):
    """Show what waits in a queue and take one decision; refused means: say so and keep what was typed."""

    request: ActorRequest
    header_icon = "tasks"
    queue_name = ""
    queue_label: str | Promise = ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Say where the editor is, and lead back to the queue."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse(self.queue_name), "label": self.queue_label},
            {"url": "", "label": self.page_title},
        ]

    def form_valid(self, form: Any) -> HttpResponse:
        """Carry the decision out; when somebody else was first, say so and keep what was typed."""
        try:
            said = self.carry_out(form)
        except WritingRefusedError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        decided(self.request, said)
        return redirect(self.queue_name)

    def carry_out(self, form: Any) -> str:
        """Do what was decided and give what to say about it."""
        raise NotImplementedError


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
        initial = {**self.get_initial(), "version": version_of(self.case)}
        kwargs = {**super().get_form_kwargs(), "initial": initial}
        return {**kwargs, "remark_fields": remark_fields}

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

    def carry_out(self, form: DecisionForm) -> str:
        """Publish now or later, ask for changes, or refuse."""
        decision, remark = form.cleaned_data["decision"], form.cleaned_data["remark"]
        case, actor = self.case, self.request.actor
        if decision == Decision.ASK_CHANGES:
            publishing.request_changes(
                page=case, actor=actor, remark=remark, field_remarks=form.field_remarks
            )
            return _("De schrijver heeft je opmerkingen gekregen.")
        if decision == Decision.REFUSE:
            publishing.refuse(page=case, actor=actor, remark=remark)
            return _("De schrijver leest waarom dit niet geplaatst wordt.")
        later = decision == Decision.PUBLISH_LATER
        publishing.approve_and_publish(
            page=case,
            actor=actor,
            go_live_at=form.cleaned_data["go_live_at"] if later else None,
            accept_membership=form.cleaned_data["accept_membership"],
            verify_domain=form.cleaned_data["verify_domain"],
            version=form.cleaned_data["version"],
        )
        return _("Staat klaar om later online te gaan.") if later else _("Het staat online.")

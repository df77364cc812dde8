"""Check one dilemma: read every word, decide, and hide advice that should not stand there."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from alliantie.http import ActorRequest
from cases.models import Advice, AdviceRemark, DilemmaPage
from cases.policies.dilemma_proposals import MODERATED
from cases.policies.dilemma_rights import may_moderate
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.policies.revealing import may_handle
from cases.services.dilemmas import checking, moderating
from cases.services.dilemmas.writing import version_of

from .differences import FieldView
from .judging import JudgingView
from .safety_fields import dilemma_fields, how_many_read
from .safety_forms import SafetyDecision, SafetyForm, possible
from .safety_queue import check_url, checkable_by

ADVICE_ON_A_PAGE = 20


def checked_by(request: ActorRequest, reference: Any) -> DilemmaPage:
    """Give a dilemma to a moderator; one that is kept from their organisation does not exist for them."""
    if not may_moderate(request.actor.roles):
        raise PermissionDenied
    found: DilemmaPage = get_object_or_404(checkable_by(request.actor), reference=reference)
    return found


class SafetyReviewView(JudgingView):
    """Show a dilemma with its differences and take one decision."""

    form_class = SafetyForm
    template_name = "cases/curation/safety_review.html"
    header_icon = "view"
    queue_name, queue_label = "dilemma_checks", gettext_lazy("Veiligheidscheck")
    page_title = gettext_lazy("Dilemma controleren")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let only moderators in, and only while there is something to decide."""
        if not possible(self.dilemma):
            messages.info(request, _("Dit dilemma ligt niet bij de moderatie."))
            return redirect(self.queue_name)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def dilemma(self) -> DilemmaPage:
        """Give the dilemma as it is online or was first saved."""
        return checked_by(self.request, self.kwargs["reference"])

    @cached_property
    def fields(self) -> list[FieldView]:
        """Give each field of the newest version."""
        online = self.dilemma if self.dilemma.live else None
        return dilemma_fields(online=online, submitted=self.dilemma.get_latest_revision_as_object())

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form what can be decided, and which version was read."""
        initial = {**self.get_initial(), "version": version_of(self.dilemma)}
        return {**super().get_form_kwargs(), "initial": initial, "dilemma": self.dilemma}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the dilemma and its fields; not who asked."""
        advice = self.dilemma.advice.prefetch_related("remarks").order_by("given_on", "pk")
        return {
            **super().get_context_data(**kwargs),
            "dilemma": self.dilemma,
            "fields": self.fields,
            "read_by": how_many_read(self.dilemma),
            "advice": Paginator(advice, ADVICE_ON_A_PAGE).get_page(self.request.GET.get("p")),
            "earlier": self.dilemma.check_remarks.all(),
            "moderated": MODERATED,
            "may_reveal": may_handle(self.request.actor.roles),
        }

    def carry_out(self, form: SafetyForm) -> str:
        """Publish, ask for changes, refuse or take off the site."""
        decision, remark = form.cleaned_data["decision"], form.cleaned_data["remark"]
        told: dict[str, Any] = {"dilemma": self.dilemma, "actor": self.request.actor}
        if decision == SafetyDecision.APPROVE:
            checking.approve(**told, version=form.cleaned_data["version"])
            return _("Het staat op de site.")
        if decision == SafetyDecision.ASK_CHANGES:
            checking.ask_changes(**told, remark=remark)
            return _("De vrager krijgt je bericht.")
        if decision == SafetyDecision.REFUSE:
            checking.refuse(**told, remark=remark)
            return _("De vrager leest waarom dit niet geplaatst wordt.")
        moderating.take_off(**told, remark=remark)
        return _("Het dilemma is van de site. De vrager leest waarom.")


@require_POST
def judge_advice(request: ActorRequest, reference: Any, advice: Any) -> HttpResponse:
    """Hide a piece of advice, or show it again."""
    dilemma = checked_by(request, reference)
    found = get_object_or_404(Advice, dilemma=dilemma, reference=advice)
    return _judge(request, dilemma, found)


@require_POST
def judge_remark(request: ActorRequest, reference: Any, pk: int) -> HttpResponse:
    """Hide a remark on a piece of advice, or show it again."""
    dilemma = checked_by(request, reference)
    found = get_object_or_404(AdviceRemark, advice__dilemma=dilemma, pk=pk)
    return _judge(request, dilemma, found)


def _judge(
    request: ActorRequest, dilemma: DilemmaPage, said: Advice | AdviceRemark
) -> HttpResponse:
    hidden = request.POST.get("besluit") == "verberg"
    try:
        moderating.set_hidden(said=said, actor=request.actor, hidden=hidden)
    except DilemmaRefusedError as error:
        messages.error(request, error.sentence)
    else:
        done = _("Dit is verborgen.") if hidden else _("Dit is weer te lezen.")
        messages.success(request, done)
    return redirect(f"{check_url(dilemma)}#adviezen")

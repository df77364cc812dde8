"""Judge one announcement, and take a meeting off the site."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.curation.judging import JudgingView, Work
from cases.policies.writing import WritingRefusedError
from events.choices import EventState
from events.models import EventPage
from events.policies.hosting import EventRefusedError
from events.services import at_once, judging
from events.services.pages import version_of
from organisations.services.domains import newcomer_domain

from .deciding import judge_event
from .forms import EventDecisionForm, OfflineForm
from .queue import MEETING


class EventJudgingView(JudgingView):
    """What both views share: editors only, and a refusal that keeps what was typed."""

    queue_name, queue_label = "event_queue", gettext_lazy("Aangekondigde bijeenkomsten")
    wanted_state = EventState.SUBMITTED

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let only editors in, and only while there is something to decide."""
        if not self.request.actor.is_editor:
            raise PermissionDenied
        if self.event.state != self.wanted_state:
            messages.info(request, _("Hier valt niets meer te beslissen."))
            return redirect(self.queue_name)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def event(self) -> EventPage:
        """Give the meeting."""
        return get_object_or_404(
            EventPage.objects.select_related("organisation", "door", "seats"),
            pk=self.kwargs["page_id"],
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the meeting."""
        return {**super().get_context_data(**kwargs), "event": self.event}

    def carry_out(self, form: Any) -> str:
        """Do what was decided; a rule of meetings that says no is told like every other."""
        try:
            return self.decide(form)
        except EventRefusedError as error:
            raise WritingRefusedError(error.sentence) from error

    def decide(self, form: Any) -> str:
        """Do it and give what to say about it."""
        raise NotImplementedError


class EventReviewView(EventJudgingView):
    """Show an announcement and take one decision."""

    form_class = EventDecisionForm
    template_name = "events/curation/review.html"
    page_title = gettext_lazy("Bijeenkomst beoordelen")

    def get_initial(self) -> dict[str, Any]:
        """Note which version is read."""
        return {**super().get_initial(), "version": version_of(self.event)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the newcomer that comes along."""
        newcomer = at_once.open_membership(self.event)
        return {
            **super().get_context_data(**kwargs),
            "newcomer": newcomer,
            "domain": newcomer_domain(newcomer) if newcomer else "",
        }

    @cached_property
    def work(self) -> Work | None:
        """Name the announcement, so that a decision about it can be taken back for a moment."""
        return Work(MEETING, self.event.pk, self.event.title)

    def decide(self, form: EventDecisionForm) -> str:
        """Put it online, ask for changes, or refuse."""
        return judge_event(event=self.event, actor=self.request.actor, form=form)


class EventOfflineView(EventJudgingView):
    """Look at a meeting that is online, and take it off the site."""

    form_class = OfflineForm
    template_name = "events/curation/offline.html"
    page_title = gettext_lazy("Bijeenkomst van de site halen")
    queue_name, queue_label = "events_online", gettext_lazy("Bijeenkomsten online")
    wanted_state = EventState.PLANNED

    def decide(self, form: OfflineForm) -> str:
        """Take it off."""
        judging.take_offline(
            event=self.event, actor=self.request.actor, remark=form.cleaned_data["remark"]
        )
        return _("Het staat niet meer online.")

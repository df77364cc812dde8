"""What every screen on which an editor takes one decision shares."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.forms import BooleanField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from alliantie.attempts import Refusal
from alliantie.http import ActorRequest
from alliantie.models import Decision
from alliantie.today import grace, remarks
from alliantie.today.colleagues import name_of
from alliantie.today.following import decided


@dataclass(frozen=True)
class Work:
    """A piece of work as "Vandaag" names it."""

    kind: str
    key: int
    title: str


class JudgingView(WagtailAdminTemplateMixin, FormView[Any]):
    """Show what waits in a queue and take one decision; refused means: say so and keep what was typed."""

    request: ActorRequest
    header_icon = "tasks"
    queue_name = ""
    queue_label: str | Promise = ""
    remark_name = "remark"

    @cached_property
    def work(self) -> Work | None:
        """Name what is decided about, on screens whose decisions wait and can be taken back."""
        return None

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Say where the editor is, and lead back to the queue."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse(self.queue_name), "label": self.queue_label},
            {"url": "", "label": self.page_title},
        ]

    def get_initial(self) -> dict[str, Any]:
        """Begin with what was filled in when the last decision was taken back."""
        if not self.work:
            return super().get_initial()
        user_id = self.request.actor.user_id
        typed = grace.filled_in(kind=self.work.kind, key=self.work.key, user_id=user_id)
        if typed and self.form_class is not None:  # a box without a tick is not sent along
            fields = self.form_class.base_fields.items()
            boxes = {name: False for name, field in fields if isinstance(field, BooleanField)}
            typed = boxes | typed
        return {**super().get_initial(), **typed}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer the ready remarks."""
        return {**super().get_context_data(**kwargs), "ready_remarks": remarks.offered()}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Decide, or only put a ready remark in the message."""
        if self._busy is not None:
            messages.info(request, self._said_by(self._busy))
            return redirect(self.queue_name)
        if remarks.is_filling(request.POST):
            return self._fill(request)
        return super().post(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it, unless it is decided already and will be carried out in a moment."""
        if self._busy is not None:
            messages.info(request, self._said_by(self._busy))
            return redirect(self.queue_name)
        return super().get(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Take the decision; when somebody else was first, say so and keep what was typed."""
        try:
            said, waits = self._decide(form)
        except Refusal as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        what = (self.work.kind, self.work.key) if self.work else None
        decided(self.request, said, waits=waits, what=what)
        return redirect(self.queue_name)

    def carry_out(self, form: Any) -> str:
        """Do what was decided and give what to say about it."""
        raise NotImplementedError

    def _decide(self, form: Any) -> tuple[str, Decision | None]:
        """Carry it out, or try whether it can be and let it wait."""
        if not self.work or not grace.is_given():
            return self.carry_out(form), None
        with transaction.atomic():
            said = self.carry_out(form)
            transaction.set_rollback(True)
        given = {name: self.request.POST.getlist(name) for name in self._names(form)}
        waits = grace.decide(
            kind=self.work.kind,
            key=self.work.key,
            title=self.work.title,
            user_id=self.request.actor.user_id or 0,
            filled_in=given,
        )
        told = {"seconds": settings.DECISION_GRACE_SECONDS, "said": said}
        words = _(
            "Genoteerd. Je kunt het nog %(seconds)d seconden ongedaan maken. Daarna: %(said)s"
        )
        return words % told, waits

    def _names(self, form: Any) -> list[str]:
        return [name for name in form.fields if self.request.POST.getlist(name)]

    def _fill(self, request: HttpRequest) -> HttpResponse:
        form = self.get_form_class()(**{**self.get_form_kwargs(), "data": None, "files": None})
        form.initial |= remarks.typed(form.fields, request.POST)
        chosen = request.POST.get(remarks.CHOOSE, "")
        text = form.initial.get(self.remark_name) or ""
        form.initial[self.remark_name] = remarks.with_remark(text, chosen)
        return self.render_to_response(self.get_context_data(form=form))

    @cached_property
    def _busy(self) -> Decision | None:
        return grace.waiting_for(kind=self.work.kind, key=self.work.key) if self.work else None

    def _said_by(self, busy: Decision) -> str:
        if busy.decided_by_id == self.request.actor.user_id:
            return _("Je besloot hier net over. Het wordt zo uitgevoerd.")
        return _("%(name)s besloot hier net over.") % {"name": name_of(busy.decided_by)}

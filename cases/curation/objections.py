"""Decide about an author's objection to what an editor changed in their words."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import TextChoices
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from cases.choices import ChangeState
from cases.models import WordChange
from cases.policies.words import LONGEST_REASON
from cases.services import objecting
from cases.services.authored import kind_for
from cases.services.comparing import differences

from .judging import JudgingView


class ObjectionDecision(TextChoices):
    """What can be decided."""

    RESTORE = "restore", gettext_lazy("Zet de woorden van de schrijver terug")
    KEEP = "keep", gettext_lazy("Laat het staan en schrijf waarom")


class ObjectionForm(forms.Form):
    """One decision, with the answer to the author."""

    decision = forms.ChoiceField(
        label=gettext_lazy("Wat doe je met dit bezwaar?"),
        choices=ObjectionDecision,
        widget=forms.RadioSelect,
        initial=ObjectionDecision.RESTORE,
    )
    answer = forms.CharField(
        label=gettext_lazy("Antwoord aan de schrijver"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("De schrijver leest dit op de eigen werkplek."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask why, when it stays."""
        data = super().clean() or {}
        stays = data.get("decision") == ObjectionDecision.KEEP
        if stays and not (data.get("answer") or "").strip():
            self.add_error("answer", gettext_lazy("Schrijf in een zin waarom."))
        return data


class ObjectionView(JudgingView):
    """Show what was changed, what its author says, and take one decision."""

    form_class = ObjectionForm
    template_name = "cases/curation/objection.html"
    page_title = gettext_lazy("Bezwaar tegen een wijziging")
    queue_name, queue_label = "work_today", gettext_lazy("Vandaag")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let only editors in, and only while there is something to decide."""
        if not self.request.actor.is_editor:
            raise PermissionDenied
        if self.change.state != ChangeState.OBJECTED:
            messages.info(request, _("Over dit bezwaar is al beslist."))
            return redirect(self.queue_name)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def change(self) -> WordChange:
        """Give what waits."""
        rows = WordChange.objects.select_related("page", "before", "after", "objected_by", "editor")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template both versions."""
        page: Page = self.change.page.specific
        found = differences(kind_for(page), self.change.before, self.change.after)
        return {
            **super().get_context_data(**kwargs),
            "change": self.change,
            "page": page,
            "differences": [one for one in found if one.is_words],
        }

    def carry_out(self, form: ObjectionForm) -> str:
        """Put the words back, or answer."""
        data, actor = form.cleaned_data, self.request.actor
        if data["decision"] == ObjectionDecision.RESTORE:
            objecting.restore_words(change=self.change, actor=actor, answer=data["answer"])
            return _("De woorden van de schrijver staan terug.")
        objecting.keep_change(change=self.change, actor=actor, answer=data["answer"])
        return _("De schrijver leest je antwoord.")

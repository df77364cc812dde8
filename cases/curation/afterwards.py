"""Look at what a trusted author published at once: say that it is good, or take it offline."""

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

from alliantie.choices import Audience
from cases.models import AfterCheck
from cases.services import afterwards
from cases.services.authored import kind_for
from cases.services.comparing import Difference, differences

from .differences import FieldView, field_views
from .judging import JudgingView


class AfterDecision(TextChoices):
    """What can be decided."""

    GOOD = "good", gettext_lazy("Nagekeken: het is goed zo")
    OFFLINE = "offline", gettext_lazy("Haal het van de site")


class AfterForm(forms.Form):
    """One decision, with the reason when it goes."""

    decision = forms.ChoiceField(
        label=gettext_lazy("Wat doe je?"),
        choices=AfterDecision,
        widget=forms.RadioSelect,
        initial=AfterDecision.GOOD,
    )
    reason = forms.CharField(
        label=gettext_lazy("Waarom gaat het van de site?"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "De schrijver krijgt dit per mail en ziet het op de eigen werkplek."
        ),
    )
    withdraws = forms.BooleanField(
        label=gettext_lazy("Laat de redactie voortaan weer eerst meelezen met deze schrijver"),
        required=False,
    )
    # Names what the editor read, so that nothing unread is checked off.
    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask why, when it goes."""
        data = super().clean() or {}
        goes = data.get("decision") == AfterDecision.OFFLINE
        if goes and not (data.get("reason") or "").strip():
            self.add_error("reason", gettext_lazy("Schrijf in een zin waarom."))
        return data


class AfterCheckView(JudgingView):
    """Show what went online with the differences from before, and take one decision."""

    form_class = AfterForm
    template_name = "cases/curation/after_check.html"
    page_title = gettext_lazy("Achteraf nakijken")
    queue_name, queue_label = "work_today", gettext_lazy("Vandaag")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let only editors in, and only while there is something to look at."""
        if not self.request.actor.is_editor:
            raise PermissionDenied
        if self.check.checked_at is not None or not self.check.page.live:
            messages.info(request, _("Dit is al nagekeken, of het staat niet meer online."))
            return redirect(self.queue_name)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def check(self) -> AfterCheck:
        """Give what waits."""
        rows = AfterCheck.objects.select_related("page", "author", "before")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    @cached_property
    def page(self) -> Page:
        """Give the page as it is online."""
        page: Page = self.check.page.specific
        return page

    def get_initial(self) -> dict[str, Any]:
        """Note what is read."""
        return {**super().get_initial(), "version": afterwards.version_of(self.check)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template what went online and how it was."""
        before = self.check.audience_before
        return {
            **super().get_context_data(**kwargs),
            "check": self.check,
            "page": self.page,
            "fields": self._fields(),
            "facts": self._facts(),
            "audience_before": Audience(before).label if before else "",
        }

    def _fields(self) -> list[FieldView]:
        before = self.check.before.as_object() if self.check.before else None
        return field_views(online=before, submitted=self.page, names=kind_for(self.page).words)

    def _facts(self) -> list[Difference]:
        if self.check.before is None or self.page.live_revision is None:
            return []
        kind = kind_for(self.page)
        found = differences(kind, self.check.before, self.page.live_revision)
        return [one for one in found if not one.is_words]

    def carry_out(self, form: AfterForm) -> str:
        """Check it off, or take it offline."""
        data, actor = form.cleaned_data, self.request.actor
        if data["decision"] == AfterDecision.GOOD:
            afterwards.note_checked(check=self.check, actor=actor, version=data["version"])
            return _("Nagekeken.")
        afterwards.take_off(
            check=self.check,
            actor=actor,
            version=data["version"],
            reason=data["reason"],
            withdraws=data["withdraws"],
        )
        return _("Het staat niet meer online. De schrijver leest waarom.")

"""Try a change before it is kept: the ranking now, and with the change."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from alliantie.cms_menu import is_editor
from alliantie.visibility import VISITOR

from .cms_try_form import Change, TryForm
from .curation import Curation
from .steering import current_curation
from .trying import Moved, beside, ranking


@dataclass(frozen=True)
class Shown:
    """A row of the screen, with where it can be put on top."""

    moved: Moved
    question: str

    def __getattr__(self, name: str) -> Any:
        """Show what moved as it is."""
        return getattr(self.moved, name)

    @property
    def keep_url(self) -> str:
        """Give the form that puts this result on top of this question."""
        said = {"questions": self.question, "address": self.moved.ranked.url}
        return f"{reverse('wagtailsnippets_search_bestbet:add')}?{urlencode(said)}"


class TryingView(WagtailAdminTemplateMixin, View):
    """One question, two rankings; nothing is kept and visitors notice nothing."""

    template_name = "search/cms/trying.html"
    page_title = _("Probeer het")
    header_icon = "glasses"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let only editors in."""
        if not is_editor(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Say where the editor is."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form, and both rankings when there is a question."""
        form = TryForm(request.GET if "q" in request.GET else None)
        if "change" not in request.GET and form.is_bound:
            form = TryForm({**request.GET.dict(), **TryForm.unchanged})
        found = self._rankings(form) if form.is_bound and form.is_valid() else {}
        return self.render_to_response(self.get_context_data(form=form, **found))

    def _rankings(self, form: TryForm) -> dict[str, Any]:
        question = form.cleaned_data["q"]
        curation = current_curation()
        has_change = form.cleaned_data["change"] != Change.NONE
        now = ranking(question, curation, VISITOR)
        then = self._changed(form, curation, question) if has_change else now
        before, after = beside(now, then)
        return {
            "asked": True,
            "has_change": has_change,
            "keep_url": form.keep_url(),
            "now": [Shown(one, question) for one in before],
            "then": [Shown(one, question) for one in after],
        }

    def _changed(self, form: TryForm, curation: Curation, question: str) -> Any:
        return ranking(question, form.changed(curation), VISITOR)

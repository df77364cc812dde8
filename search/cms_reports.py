"""What people asked, as editors read it."""

from datetime import timedelta
from typing import Any, ClassVar
from urllib.parse import urlencode

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn

from alliantie.cms_menu import is_editor
from alliantie.spreadsheets import HarmlessReportView

from .models import AskedQuery
from .policies import MIN_ASKERS

PERIODS = {"7": _("7 dagen"), "30": _("30 dagen"), "90": _("90 dagen")}
DEFAULT = "30"
PERIOD = "period"

Row = dict[str, Any]


def _try_url(row: Row) -> str:
    return f"{reverse('search_trying')}?{urlencode({'q': row['text']})}"


def _position(row: Row) -> str:
    return "" if row["position"] is None else number_format(row["position"], 1)


def _share(row: Row) -> str:
    return f"{round(row['share'] * 100)}%"


class NextStepColumn(Column):
    """What an editor can do about a question."""

    cell_template_name = "search/cms/next_steps.html"

    def get_cell_context_data(self, instance: Row, parent_context: Any) -> dict[str, Any]:
        """Give both addresses, with the question filled in."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        synonym = reverse("wagtailsnippets_search_synonym:add")
        best_bet = reverse("wagtailsnippets_search_bestbet:add")
        return {
            **context,
            "question": instance["text"],
            "synonym_url": f"{synonym}?{urlencode({'words': instance['text']})}",
            "best_bet_url": f"{best_bet}?{urlencode({'questions': instance['text']})}",
        }


class PeriodFilterSet(WagtailFilterSet):
    """How far to look back; the days are chosen before they are added up, so not here."""

    period = django_filters.ChoiceFilter(
        label=_("Hoe lang terug?"),
        choices=list(PERIODS.items()),
        empty_label=None,
        widget=forms.RadioSelect,
        method="leave",
    )

    class Meta:
        model = AskedQuery
        fields: ClassVar[list[str]] = []

    def leave(self, queryset: Any, name: str, value: str) -> Any:
        """Change nothing: `AskedView.get_base_queryset` did."""
        return queryset


class AskedView(HarmlessReportView):
    """The questions of the last days; never one that fewer than three people asked."""

    page_title = _("Meest gezocht")
    header_icon = "search"
    index_url_name = "search_asked"
    index_results_url_name = "search_asked_results"
    results_template_name = "search/cms/asked_results.html"
    filterset_class = PeriodFilterSet
    least = MIN_ASKERS
    is_searchable = True
    search_fields: ClassVar[list[str]] = ["text"]
    default_ordering: Any = ("-total", "text")
    export_filename = "zoekvragen"
    columns: ClassVar[list[Column]] = [
        TitleColumn("text", label=_("Zoekvraag"), get_url=_try_url, sort_key="text"),
        NumberColumn("total", label=_("Keer gezocht"), sort_key="total"),
        NumberColumn("nothing", label=_("Niets gevonden"), sort_key="nothing"),
        Column("share", label=_("Aangeklikt"), accessor=_share, sort_key="share"),
        Column("position", label=_("Gemiddelde plaats"), accessor=_position, sort_key="position"),
        NextStepColumn("next", label=_("Doe er iets aan"), accessor="text"),
    ]
    list_export: ClassVar[list[str]] = ["text", "total", "nothing", "share", "position"]
    export_headings: ClassVar[dict[str, Any]] = {
        "text": _("Zoekvraag"),
        "total": _("Keer gezocht"),
        "nothing": _("Keer niets gevonden"),
        "share": _("Deel aangeklikt"),
        "position": _("Gemiddelde plaats"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let only editors in."""
        if not is_editor(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def period(self) -> str:
        """Give the number of days looked back on."""
        asked = self.request.GET.get(PERIOD, DEFAULT)
        return asked if asked in PERIODS else DEFAULT

    def get_base_queryset(self) -> Any:
        """Add up the days, through the one door with the guard on it."""
        first = timezone.localdate() - timedelta(days=int(self.period) - 1)
        return AskedQuery.objects.since(first).reported()

    @property
    def period_label(self) -> str:
        """Say which days these are."""
        return str(PERIODS[self.period])


class FoundNothingView(AskedView):
    """Questions that often found nothing: what people miss, or call otherwise."""

    page_title = _("Gezocht en niet gevonden")
    header_icon = "warning"
    index_url_name = "search_found_nothing"
    index_results_url_name = "search_found_nothing_results"
    default_ordering = ("-nothing", "text")
    export_filename = "niet-gevonden"

    def get_base_queryset(self) -> Any:
        """Keep what found nothing at least once."""
        return super().get_base_queryset().filter(nothing__gt=0)

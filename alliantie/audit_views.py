"""The audit log as site admins read it."""

from typing import Any, ClassVar

import django_filters
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn

from .audit import record
from .audit_words import action_in_words, kind_in_words, kinds_called
from .choices import Outcome
from .models import AuditEntry
from .spreadsheets import HarmlessReportView

READ_AUDIT = "alliantie.view_auditentry"


class AuditFilterSet(WagtailFilterSet):
    """Narrow the log down by time, actor, action, object and outcome."""

    created_at = django_filters.DateFromToRangeFilter(label=_("Tijd"), widget=DateRangePickerWidget)
    actor = django_filters.CharFilter(label=_("Wie (naam of e-mailadres)"), method="by_actor")
    action = django_filters.CharFilter(label=_("Handeling"), lookup_expr="icontains")
    object_type = django_filters.CharFilter(label=_("Soort"), method="by_kind")
    object_id = django_filters.CharFilter(label=_("Nummer"))
    outcome = django_filters.ChoiceFilter(label=_("Uitkomst"), choices=Outcome.choices)
    origin = django_filters.CharFilter(label=_("Herkomst"), lookup_expr="iexact")

    class Meta:
        model = AuditEntry
        fields: ClassVar[list[str]] = ["created_at", "outcome"]

    def by_actor(self, lines: QuerySet[AuditEntry], _name: str, value: str) -> QuerySet[AuditEntry]:
        """Find people by what an admin knows of them; each word must be in name or address."""
        people = get_user_model().objects.all()
        for word in value.split():
            people = people.filter(
                Q(first_name__icontains=word)
                | Q(last_name__icontains=word)
                | Q(email__icontains=word)
            )
        return lines.filter(actor__in=people.values("pk"))

    def by_kind(self, lines: QuerySet[AuditEntry], _name: str, value: str) -> QuerySet[AuditEntry]:
        """Find kinds by their name on the screen or a part of their code."""
        return lines.filter(
            Q(object_type__icontains=value) | Q(object_type__in=kinds_called(value))
        )


class AuditLogView(HarmlessReportView):
    """Every audited attempt, newest first; nothing can be changed here."""

    page_title = _("Logboek")
    header_icon = "history"
    index_url_name = "audit_log"
    index_results_url_name = "audit_log_results"
    filterset_class = AuditFilterSet
    default_ordering = ("-created_at", "-pk")
    is_searchable = False
    table_classname = "listing ao-decide"
    export_filename = "logboek"
    FORMATS = (HarmlessReportView.FORMAT_CSV,)  # a workbook would be built in memory as a whole
    columns: ClassVar[list[Column]] = [
        DateColumn("created_at", label=_("Tijd")),
        Column("actor", label=_("Wie")),
        Column("action", label=_("Handeling"), accessor=lambda line: action_in_words(line.action)),
        Column(
            "object_type", label=_("Soort"), accessor=lambda line: kind_in_words(line.object_type)
        ),
        Column("object_id", label=_("Nummer")),
        Column("outcome", label=_("Uitkomst"), accessor="get_outcome_display"),
        Column("origin", label=_("Herkomst")),
    ]
    list_export: ClassVar[list[str]] = [
        "created_at",
        "actor_id",
        "action",
        "object_type",
        "object_id",
        "outcome",
        "origin",
    ]

    @property
    def header_more_buttons(self) -> list[Any]:
        """Leave out the button for a workbook."""
        return [one for one in super().header_more_buttons if one.url != self.xlsx_export_url]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let only those in who may read the log."""
        if not request.user.has_perm(READ_AUDIT):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[AuditEntry]:
        """Read the log with who did it."""
        return AuditEntry.objects.select_related("actor")

    def as_spreadsheet(self, queryset: QuerySet[AuditEntry], spreadsheet_format: str) -> Any:
        """Hand over a file and keep a line of who took it; rows are read while they are sent."""
        record(action="audit.export", actor_id=self.request.user.pk, origin="cms")
        rows = queryset.order_by("-created_at", "-pk").iterator(chunk_size=2_000)
        return super().as_spreadsheet(_Rows(queryset.model, rows), spreadsheet_format)


class _Rows:
    """Rows as they come, with the model that Wagtail takes the headings from."""

    def __init__(self, model: type[AuditEntry], rows: Any) -> None:
        self.model = model
        self._rows = rows

    def __iter__(self) -> Any:
        return iter(self._rows)

"""The audit log as site admins read it."""

from typing import Any, ClassVar

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn

from .models import AuditEntry
from .spreadsheets import HarmlessReportView

READ_AUDIT = "alliantie.view_auditentry"


class AuditFilterSet(WagtailFilterSet):
    """Narrow the log down by time, action, outcome and object."""

    created_at = django_filters.DateFromToRangeFilter(label=_("Tijd"), widget=DateRangePickerWidget)
    action = django_filters.CharFilter(label=_("Handeling"), lookup_expr="icontains")
    object_id = django_filters.CharFilter(label=_("Nummer"))

    class Meta:
        model = AuditEntry
        fields: ClassVar[list[str]] = ["created_at", "action", "outcome", "object_id"]


class AuditLogView(HarmlessReportView):
    """Every audited attempt, newest first; nothing can be changed here."""

    page_title = _("Logboek")
    header_icon = "history"
    index_url_name = "audit_log"
    index_results_url_name = "audit_log_results"
    filterset_class = AuditFilterSet
    default_ordering = "-created_at"
    columns: ClassVar[list[Column]] = [
        DateColumn("created_at", label=_("Tijd")),
        Column("actor", label=_("Wie")),
        Column("action", label=_("Handeling")),
        Column("object_type", label=_("Soort")),
        Column("object_id", label=_("Nummer")),
        Column("get_outcome_display", label=_("Uitkomst")),
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

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let only those in who may read the log."""
        if not request.user.has_perm(READ_AUDIT):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[AuditEntry]:
        """Read the log with who did it."""
        return AuditEntry.objects.select_related("actor")

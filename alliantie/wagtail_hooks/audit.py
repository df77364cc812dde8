"""The log in the CMS."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import AdminOnlyMenuItem, MenuItem

from alliantie.audit_views import READ_AUDIT, AuditLogView


class AuditMenuItem(AdminOnlyMenuItem):
    """Shown to who may read the audit log."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the permission."""
        return request.user.has_perm(READ_AUDIT)


@hooks.register("register_admin_urls")
def audit_urls() -> list[URLPattern]:
    """Route the audit log."""
    return [
        path("reports/logboek/", AuditLogView.as_view(), name="audit_log"),
        path(
            "reports/logboek/results/",
            AuditLogView.as_view(results_only=True),
            name="audit_log_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def audit_menu_item() -> MenuItem:
    """Put the audit log under the reports."""
    return AuditMenuItem(_("Logboek"), reverse("audit_log"), icon_name="history", order=100)

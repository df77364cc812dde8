"""The door of the quarters in the CMS."""

from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from organisations.cms import NoAddingPolicy

from .cms import QuarterReportViewSet
from .models import QuarterReport

register_permission_policy(QuarterReport, NoAddingPolicy(QuarterReport))
register_snippet(QuarterReportViewSet)

"""What editors fill in for a quarter."""

from typing import Any

from django.db import transaction
from wagtail.admin.forms import WagtailAdminModelForm

from alliantie.visibility import VISITOR
from cases.models import CasePage

from .models import QuarterReport
from .policies import StoryRefusedError, check_stories
from .services import report_changed


class QuarterReportForm(WagtailAdminModelForm):
    """The word of the editors, the stories, and whether everybody may read it."""

    instance: QuarterReport

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.was_public = self.instance.is_public

    def clean(self) -> dict[str, Any]:
        """Hold the stories against the rules."""
        data: dict[str, Any] = super().clean()
        rows = [row.cleaned_data for row in self.formsets["stories"].forms if row.is_valid()]
        chosen = [row["case"].pk for row in rows if row.get("case") and not row.get("DELETE")]
        readable = CasePage.objects.visible_to(VISITOR).offered().filter(pk__in=chosen)
        try:
            check_stories(
                chosen,
                readable=list(readable.values_list("pk", flat=True)),
                is_public=bool(data.get("is_public")),
            )
        except StoryRefusedError as error:
            self.add_error(None, str(error.sentence))
        return data

    def save(self, commit: bool = True) -> QuarterReport:  # noqa: FBT001, FBT002 - Django's own form
        """Save and log."""
        with transaction.atomic():
            report: QuarterReport = super().save(commit=commit)
            if commit:
                report_changed(report=report, was_public=self.was_public, actor_id=self.for_user.pk)
        return report

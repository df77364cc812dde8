"""A list in the CMS that takes no more than fits."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.panels import InlinePanel


class LimitedFormSet(BaseChildFormSet):
    """Says in our words that there are too many."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        **BaseChildFormSet.default_error_messages,
        "too_many_forms": _("Hier passen er hoogstens %(num)d. Haal er een paar weg."),
    }


class LimitedInlinePanel(InlinePanel):
    """An inline list with a most."""

    def get_form_options(self) -> dict[str, Any]:
        """Add our words to what Wagtail checks."""
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = LimitedFormSet
        return options

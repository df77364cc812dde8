"""A list in the CMS that takes no more than fits."""

from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.text import format_lazy
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
    """An inline list with a most, which it says: when it is full, the button to add does nothing."""

    def __init__(
        self, *args: Any, max_num: int, help_text: str | Promise = "", **kwargs: Any
    ) -> None:
        most = format_lazy(
            _("Hier passen er hoogstens {most}. Is het vol? Haal er dan eerst een weg."),
            most=max_num,
        )
        super().__init__(*args, max_num=max_num, help_text=help_text or most, **kwargs)

    def get_form_options(self) -> dict[str, Any]:
        """Add our words to what Wagtail checks."""
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = LimitedFormSet
        return options

"""The form of an editorial page in the CMS."""

from typing import Any

from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm

from accounts.models import TermsVersion
from alliantie.choices import Audience

from .policies.terms import TermsChoice, TermsRuleError, check_terms


class TermsPageForm(WagtailAdminPageForm):
    """Say in the form what a page with agreements may not be."""

    def clean(self) -> dict[str, Any]:
        """Ask the rules."""
        cleaned: dict[str, Any] = super().clean()
        kind = cleaned.get("terms_kind", self.instance.terms_kind)
        others = type(self.instance).objects.exclude(pk=self.instance.pk)
        asked = TermsVersion.objects.filter(kind=kind, agree_from__isnull=False)
        choice = TermsChoice(
            kind=kind,
            is_public=cleaned.get("audience", self.instance.audience) == Audience.PUBLIC,
            agree_from=cleaned.get("agree_from", self.instance.agree_from),
            is_kind_taken=bool(kind) and others.filter(terms_kind=kind).exists(),
            days_asked_before=frozenset(
                day for day in asked.values_list("agree_from", flat=True) if day
            ),
        )
        try:
            check_terms(choice, timezone.localdate())
        except TermsRuleError as error:
            self.add_error(error.field if error.field in self.fields else None, str(error))
        return cleaned

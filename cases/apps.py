"""What we learned."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    """Use cases, their import and the members' writing desk."""

    name = "cases"
    verbose_name = _("Praktijkvoorbeelden")

    def ready(self) -> None:
        """Say what of ours can be found."""
        from search.registry import not_searched

        from .models import CaseIndexPage, CasePage

        not_searched(CaseIndexPage)
        not_searched(CasePage)

"""What is kept of somebody as ambassador: terms, and how often they were asked."""

from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from people.models import Ambassadorship, RequestBudget


def erase(user: User) -> None:
    """Forget terms and budgets; both say nothing without the person."""
    Ambassadorship.objects.filter(person__user=user).delete()
    RequestBudget.objects.filter(person__user=user).delete()


def export(user: User) -> dict[str, Any]:
    """Hand over terms and budgets."""
    terms = Ambassadorship.objects.filter(person__user=user).prefetch_related("themes")
    budgets = RequestBudget.objects.filter(person__user=user).order_by("month")
    return {
        _("Ambassadeur"): [
            {
                _("van"): row.starts_on.isoformat(),
                _("tot en met"): row.ends_on.isoformat(),
                _("eerder gestopt op"): row.ended_on.isoformat() if row.ended_on else "",
                _("thema's"): [theme.label for theme in row.themes.all()],
                _("regio"): row.get_region_display(),
                _("belofte"): row.pledge,
                _("wil verlengen"): row.wants_renewal,
            }
            for row in terms
        ],
        _("Verzoeken per maand"): [
            {_("maand"): f"{row.month:%Y-%m}", _("gebruikt"): row.taken, _("ruimte"): row.allowed}
            for row in budgets
        ],
    }

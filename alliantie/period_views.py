"""The screen on which an administrator changes periods."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.admin.menu import MenuItem

from . import periods
from .http import ActorRequest
from .periods import Period, PeriodRefusedError

WRONG = 400


class PeriodsForm(forms.Form):
    """One number for each period; whether it is within bounds the rules say."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = periods.lengths()
        for one in sorted(periods.periods(), key=lambda one: str(one.label)):
            self.fields[one.name] = _field(one, known[one.name])

    def clean(self) -> dict[str, Any]:
        """Refuse what is out of bounds beside the number itself."""
        given = super().clean() or {}
        for one in periods.periods():
            length = given.get(one.name)
            try:
                if length is not None:
                    periods.check_length(one, length)
            except PeriodRefusedError as error:
                self.add_error(one.name, error.sentence)
        return given


def _field(one: Period, length: int) -> forms.IntegerField:
    words = gettext_lazy("In %(unit)s: %(lowest)d tot en met %(highest)d. Standaard %(default)d.")
    sizes = {"lowest": one.lowest, "highest": one.highest, "default": one.default}
    whole = _("Kies een heel getal van %(lowest)d tot en met %(highest)d.") % sizes
    return forms.IntegerField(
        label=str(one.label),
        initial=length,
        help_text=words % {"unit": one.unit.label, **sizes},
        error_messages={"required": whole, "invalid": whole},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def change_periods(request: ActorRequest) -> HttpResponse:
    """Show every period, and keep all that were changed or none."""
    if not periods.may_choose(request.actor):
        raise PermissionDenied
    form = PeriodsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            for one in periods.periods():
                length = form.cleaned_data[one.name]
                periods.choose(period=one, length=length, actor=request.actor)
        messages.success(request, _("De termijnen zijn bewaard. Ze gelden vanaf nu."))
        return redirect("periods")
    status = WRONG if form.errors else 200
    return render(request, "alliantie/cms/periods.html", {"form": form}, status=status)


class PeriodsMenuItem(MenuItem):
    """Shown to who administers the site; the screen asks the rights again by itself."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the rights of this moment."""
        return periods.may_choose(request.actor)  # type: ignore[attr-defined]  # set by ActorMiddleware


def urls() -> list[URLPattern]:
    """Give the address in the CMS."""
    return [path("termijnen/", change_periods, name="periods")]


def menu_item() -> PeriodsMenuItem:
    """Give the entry among the settings."""
    return PeriodsMenuItem(
        gettext_lazy("Termijnen"), reverse("periods"), icon_name="date", order=900
    )

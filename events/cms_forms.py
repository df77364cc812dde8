"""What editors fill in for a series."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from organisations.models import Membership

from .services.naming_series import free_address


class SeriesForm(WagtailAdminModelForm):
    """A series, with its coordinator by e-mail address: a list of all members would be long."""

    coordinator_email = forms.EmailField(
        label=_("E-mailadres van de coördinator"),
        required=False,
        help_text=_("Iemand die lid is. Die plant de reeks en vraagt wie gastheer is."),
    )
    slug = forms.SlugField(
        label=_("adres"),
        max_length=120,
        required=False,
        help_text=_("Laat leeg, dan maken wij het van de naam."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = self.instance.coordinator
        self.fields["coordinator_email"].initial = found.email if found else ""

    def clean_coordinator_email(self) -> str:
        """Find the member behind the address."""
        email: str = self.cleaned_data["coordinator_email"]
        rows = Membership.objects.active().filter(user__email__iexact=email, user__is_active=True)
        found = rows.select_related("user").first() if email else None
        if email and found is None:
            raise forms.ValidationError(_("Er is geen lid met dit e-mailadres."))
        self.instance.coordinator = found.user if found else None
        return email

    def clean(self) -> dict[str, Any]:
        """Make an address of the name where none was given."""
        data: dict[str, Any] = super().clean()
        if not data.get("slug") and data.get("title"):
            data["slug"] = free_address(data["title"])
        return data

    class Meta:
        fields: ClassVar[list[str]] = []

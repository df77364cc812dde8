"""The account forms of the CMS: a name, an address, roles; never a password."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliantie.choices import Role
from alliantie.validators import NameField

from .models import User


class AccountForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs only
    """Name and roles of an account."""

    first_name = NameField(label=_("Voornaam"), max_length=150)
    last_name = NameField(label=_("Achternaam"), max_length=150)
    roles = forms.MultipleChoiceField(
        label=_("Rollen"),
        choices=Role.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Een rol geeft toegang tot de redactie. Zonder rol is iemand gewoon lid."),
    )

    class Meta:
        model = User
        fields: tuple[str, ...] = ("first_name", "last_name")


class InviteForm(AccountForm):
    """A new account: its owner gets a mail and chooses a password."""

    class Meta(AccountForm.Meta):
        fields = ("email", "first_name", "last_name")

    def clean_email(self) -> str:
        """Refuse an address that has an account, whatever its capitals."""
        email: str = self.cleaned_data["email"].strip().lower()
        if User.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError(_("Met dit e-mailadres is al een account."))
        return email


class ChangeAccountForm(AccountForm):
    """An existing account; the address belongs to its owner."""

    is_suspended = forms.BooleanField(
        label=_("Geschorst"),
        required=False,
        help_text=_("Wie geschorst is, wordt meteen uitgelogd en kan niet meer inloggen."),
    )

    def __init__(self, *args: Any, editing_self: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = set(self.instance.groups.values_list("name", flat=True))
        self.initial["roles"] = [role.value for role in Role if str(role.label) in names]
        self.initial["is_suspended"] = not self.instance.is_active
        if editing_self:
            del self.fields["is_suspended"]

"""The forms of signing up and signing in, in plain Dutch."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms
from django import forms
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField

EMAIL = _("E-mailadres")
PASSWORD = _("Wachtwoord")
PASSWORD_HELP = _(
    "Minstens 12 tekens. Een zin van een paar woorden is sterk en makkelijk te onthouden."
)
MAIL_CODE_HELP = _("Zes cijfers uit de mail die we je net stuurden.")
APP_CODE_HELP = _("Zes cijfers uit de app op je telefoon, of een herstelcode.")
LABELS = {
    "login": EMAIL,
    "email": EMAIL,
    "password": PASSWORD,
    "password1": PASSWORD,
    "oldpassword": _("Huidig wachtwoord"),
    "code": _("Code"),
    "first_name": _("Voornaam"),
    "last_name": _("Achternaam"),
}


class PlainFields(forms.Form):
    """Labels instead of placeholders, one password field, a keyboard of digits for a code."""

    helps: dict[str, Any] = {}  # noqa: RUF012 - a subclass sets its own

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("password2", None)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.help_text = self.helps.get(name, "")
            field.widget.attrs.pop("placeholder", None)
        if "code" in self.fields:
            self.fields["code"].widget.attrs.update({"autofocus": True, "spellcheck": "false"})


class LoginForm(PlainFields, account_forms.LoginForm):
    """Sign in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = format_html(
            '<a class="nl-link" href="{}">{}</a>',
            reverse("account_reset_password"),
            _("Wachtwoord vergeten?"),
        )


class SignupForm(PlainFields, account_forms.SignupForm):
    """Sign up: a name, an address, a password; the code follows in the same window."""

    first_name = NameField(max_length=150)
    last_name = NameField(max_length=150)
    helps = {  # noqa: RUF012 - read only
        "email": _(
            "We sturen je een code. Het liefst je werkadres: dan herkennen we je organisatie."
        ),
        "password1": PASSWORD_HELP,
    }
    field_order = ("first_name", "last_name", "email", "password1")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first_name"].widget.attrs["autocomplete"] = "given-name"
        self.fields["last_name"].widget.attrs["autocomplete"] = "family-name"

    def try_save(self, request: HttpRequest) -> Any:
        """Take as long for a known address as for a new one, where the password is hashed."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        return super().try_save(request)


class ResetPasswordForm(PlainFields, account_forms.ResetPasswordForm):
    """Ask for a code to choose a new password."""


class NewPasswordForm(PlainFields, account_forms.ResetPasswordKeyForm):
    """Choose a new password after the code."""

    helps = {"password1": PASSWORD_HELP}  # noqa: RUF012 - read only


class SetPasswordForm(PlainFields, account_forms.SetPasswordForm):
    """Choose a first password."""

    helps = {"password1": PASSWORD_HELP}  # noqa: RUF012 - read only


class ChangePasswordForm(PlainFields, account_forms.ChangePasswordForm):
    """Choose another password."""

    helps = {"password1": PASSWORD_HELP}  # noqa: RUF012 - read only

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = _("Nieuw wachtwoord")


class AddEmailForm(PlainFields, account_forms.AddEmailForm):
    """Take another address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Nieuw e-mailadres")


class ReauthenticateForm(PlainFields, account_forms.ReauthenticateForm):
    """Show again that it is you."""


class EmailCodeForm(PlainFields, account_forms.ConfirmEmailVerificationCodeForm):
    """Type the code that shows the address is yours."""

    helps = {"code": MAIL_CODE_HELP}  # noqa: RUF012 - read only


class ResetCodeForm(PlainFields, account_forms.ConfirmPasswordResetCodeForm):
    """Type the code that lets you choose a new password."""

    helps = {"code": MAIL_CODE_HELP}  # noqa: RUF012 - read only


class SecondFactorForm(PlainFields, mfa_forms.AuthenticateForm):
    """Type the code of the app while signing in."""

    helps = {"code": APP_CODE_HELP}  # noqa: RUF012 - read only


class SecondFactorAgainForm(PlainFields, mfa_forms.ReauthenticateForm):
    """Type the code of the app again."""

    helps = {"code": APP_CODE_HELP}  # noqa: RUF012 - read only


class ActivateAppForm(PlainFields, totp_forms.ActivateTOTPForm):
    """Show that the app works before it is needed."""

    helps = {"code": _("Zes cijfers die de app nu toont.")}  # noqa: RUF012 - read only


class EraseForm(forms.Form):
    """The word that says that somebody means it."""

    use_required_attribute = False

    confirmation = forms.CharField(
        label=_("Typ het woord WISSEN, of je e-mailadres"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Typ het woord WISSEN, of je e-mailadres.")},
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_confirmation(self) -> str:
        """Take the word or the address, whatever its capitals."""
        typed: str = self.cleaned_data["confirmation"].strip().lower()
        if typed not in {"wissen", self.email.lower()}:
            raise forms.ValidationError(
                _("Dit klopt niet. Typ het woord WISSEN, of het e-mailadres van dit account.")
            )
        return typed

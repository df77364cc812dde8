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

from accounts.models import TermsVersion
from accounts.services import terms
from alliantie.validators import NameField

from .terms import VERSIONS, ask, same_versions

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
        self.asked: list[TermsVersion] = terms.in_force()
        if self.asked:
            ask(self, self.asked)

    def clean(self) -> dict[str, Any]:
        """Refuse a tick that was given for an older text."""
        cleaned: dict[str, Any] = super().clean() or {}
        if VERSIONS in self.cleaned_data:
            same_versions(self, self.asked)
        return cleaned

    def custom_signup(self, request: HttpRequest, user: Any) -> None:
        """Note with which versions somebody agreed."""
        super().custom_signup(request, user)
        terms.accept(user_id=user.pk, versions=self.asked)

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

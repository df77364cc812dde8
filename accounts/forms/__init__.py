"""The forms of signing up and signing in, of agreeing and of erasing, in plain Dutch."""

from .claims import ClaimForm
from .doors import (
    ActivateAppForm,
    AddEmailForm,
    ChangePasswordForm,
    EmailCodeForm,
    LoginForm,
    NewPasswordForm,
    PlainFields,
    ReauthenticateForm,
    ResetCodeForm,
    ResetPasswordForm,
    SecondFactorAgainForm,
    SecondFactorForm,
    SetPasswordForm,
    SignupForm,
)
from .erasing import EraseForm
from .terms import AgreeForm

__all__ = [
    "ActivateAppForm",
    "AddEmailForm",
    "AgreeForm",
    "ChangePasswordForm",
    "ClaimForm",
    "EmailCodeForm",
    "EraseForm",
    "LoginForm",
    "NewPasswordForm",
    "PlainFields",
    "ReauthenticateForm",
    "ResetCodeForm",
    "ResetPasswordForm",
    "SecondFactorAgainForm",
    "SecondFactorForm",
    "SetPasswordForm",
    "SignupForm",
]

"""Sign-in by django-allauth: codes typed in the same window, because mail scanners use links up."""

import json
from typing import Any

from .database import DATA_DIR
from .env import flag, number, parsed

# Who was erased, known by number and hash only; outside the database, so that an older backup of it
# does not bring anybody back (`manage.py erase_again`).
ERASED_LIST = DATA_DIR / "erased.jsonl"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.adapters.RolesBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/mijn/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
# Government mail may be held back for a quarter of an hour before it is delivered.
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 30 * 60
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_TIMEOUT = 30 * 60
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 30 * 60
ACCOUNT_PASSWORD_RESET_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
# How many proxies of ours stand in front; without the right number everybody shares one address.
ALLAUTH_TRUSTED_PROXY_COUNT = number("TRUSTED_PROXY_COUNT", 0)
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_FORMS = {
    "login": "accounts.forms.LoginForm",
    "signup": "accounts.forms.SignupForm",
    "add_email": "accounts.forms.AddEmailForm",
    "change_password": "accounts.forms.ChangePasswordForm",
    "set_password": "accounts.forms.SetPasswordForm",
    "reset_password": "accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.NewPasswordForm",
    "reauthenticate": "accounts.forms.ReauthenticateForm",
    "confirm_email_verification_code": "accounts.forms.EmailCodeForm",
    "confirm_password_reset_code": "accounts.forms.ResetCodeForm",
}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_REAUTHENTICATION_REQUIRED = True

MFA_TOTP_ISSUER = "Alliantie Open Overheid"
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "accounts.forms.SecondFactorForm",
    "reauthenticate": "accounts.forms.SecondFactorAgainForm",
    "activate_totp": "accounts.forms.ActivateAppForm",
}
WAGTAILUSERS_PASSWORD_ENABLED = False
MFA_ADAPTER = "accounts.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
PASSKEYS_ENABLED = flag("PASSKEYS_ENABLED", default=False)
if PASSKEYS_ENABLED:
    MFA_SUPPORTED_TYPES.append("webauthn")
    MFA_PASSKEY_LOGIN_ENABLED = True
CMS_REQUIRES_MFA = flag("CMS_REQUIRES_MFA", default=False)


def providers(value: str) -> list[dict[str, Any]]:
    """Read OIDC_PROVIDERS: a JSON list of allauth OpenID Connect apps."""
    found = json.loads(value)
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise ValueError("must be a JSON list of objects.")
    if not all(str(item.get("settings", {}).get("server_url", "")).strip() for item in found):
        raise ValueError("each provider needs settings.server_url.")
    return found


SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": parsed("OIDC_PROVIDERS", "[]", providers)}}
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False

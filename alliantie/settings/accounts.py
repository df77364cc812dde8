"""Sign-in by django-allauth: codes typed in the same window, because mail scanners use links up."""

import json
from typing import Any

from .env import flag, parsed

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/mijn/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_REAUTHENTICATION_REQUIRED = True

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
    return found


SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": parsed("OIDC_PROVIDERS", "[]", providers)}}
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False

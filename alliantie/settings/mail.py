"""How mail leaves: EMAIL_URL, by default printed on the console."""

from typing import Any

import dj_email_url

from .env import number, parsed, refuse, text


def mail(url: str) -> dict[str, Any]:
    """Turn EMAIL_URL into Django's settings."""
    config = dict(dj_email_url.parse(url))
    if not config.get("EMAIL_BACKEND"):
        raise ValueError("use smtp://, submission://, console:// or file://.")
    if url.startswith("file:"):
        # The reader drops the first slash, and mail would land wherever the worker was started.
        config["EMAIL_FILE_PATH"] = "/" + str(config["EMAIL_FILE_PATH"]).lstrip("/")
    return config


_MAIL = parsed("EMAIL_URL", "console://", mail)
EMAIL_BACKEND = _MAIL["EMAIL_BACKEND"]
EMAIL_HOST = _MAIL.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = _MAIL.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = _MAIL.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = _MAIL.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = bool(_MAIL.get("EMAIL_USE_TLS"))
EMAIL_USE_SSL = bool(_MAIL.get("EMAIL_USE_SSL"))
EMAIL_FILE_PATH = _MAIL.get("EMAIL_FILE_PATH")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = text("DEFAULT_FROM_EMAIL", "Alliantie Open Overheid <noreply@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_SUBJECT_PREFIX = ""
# Where answers to conversations and undeliverable mail come in; empty: this site receives no mail.
MAIL_REPLY_DOMAIN = text("MAIL_REPLY_DOMAIN", "")
# When the weekly mail is made, in Dutch time: day 1 is Monday, 7 is Sunday.
WEEKLY_MAIL_DAY = number("WEEKLY_MAIL_DAY", 4)
WEEKLY_MAIL_HOUR = number("WEEKLY_MAIL_HOUR", 7)
if WEEKLY_MAIL_DAY not in range(1, 8):
    refuse("WEEKLY_MAIL_DAY", "must be 1 (Monday) to 7 (Sunday).")
if WEEKLY_MAIL_HOUR not in range(24):
    refuse("WEEKLY_MAIL_HOUR", "must be 0 to 23.")

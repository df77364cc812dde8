"""Production: secrets required, TLS assumed, second factor compulsory for the CMS."""

from urllib.parse import urlsplit

from .base import *
from .env import flag, refuse, text
from .logging import logging_config

PRODUCTION = True
DEBUG = False
GALLERY_ENABLED = False
SECRET_KEY_LENGTH = 50
SECRET_KEY = text("SECRET_KEY")
if len(SECRET_KEY) < SECRET_KEY_LENGTH:
    refuse("SECRET_KEY", "must be at least 50 random characters.")
if not SEALING_KEYS or min(map(len, SEALING_KEYS)) < SEALING_KEY_LENGTH:
    refuse("SEALING_KEYS", "must be one or more keys of at least 32 random characters each.")
if SECRET_KEY in SEALING_KEYS:
    refuse("SEALING_KEYS", "must be other keys than SECRET_KEY.")
SITE_URL = text("SITE_URL").rstrip("/")
if urlsplit(SITE_URL).scheme != "https" or not urlsplit(SITE_URL).hostname:
    refuse("SITE_URL", f"must look like https://host in production, not {SITE_URL!r}.")
if not text("EMAIL_URL", ""):
    refuse("EMAIL_URL", "is missing: members cannot sign up without mail.")
ALLOWED_HOSTS = [urlsplit(SITE_URL).hostname or ""]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
WAGTAILADMIN_BASE_URL = SITE_URL
CMS_REQUIRES_MFA = True

SECURE_SSL_REDIRECT = flag("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
STORAGES = {
    "default": {"BACKEND": "alliantie.media.storage.PrivateStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
LOGGING = logging_config(as_json=True)

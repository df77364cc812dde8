"""Tests: quick hashes, mail kept in memory, no line in the log per request; all else as in production."""

from .base import *

SECRET_KEY = "test-only-not-a-secret-test-only-not-a-secret-test-only"  # noqa: S105 - tests need a fixed key
SEALING_KEYS = ("test-only-not-a-sealing-key-test-only",)
ALLOWED_HOSTS = ["*"]
GALLERY_ENABLED = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {
    "default": {"BACKEND": "alliantie.media.storage.PrivateStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
# Tests of the log, and the site that browsers visit, have it (`logged_requests`, served_settings).
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("django_structlog.")]
# Tests make and drop databases: a pool would hold on to them.
DATABASES["default"]["OPTIONS"].pop("pool", None)
DATABASES["default"].setdefault("TEST", {})
# Most tests change things without wanting to know what belongs together; those that do switch it on.
MATCH_FOLLOW_CHANGES = False
# A decision is carried out at once; tests of taking it back say how long it waits.
DECISION_GRACE_SECONDS = 0

"""Tests: quick hashes, mail kept in memory, everything else as it is in production."""

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
# Tests make and drop databases: a pool would hold on to them.
DATABASES["default"]["OPTIONS"].pop("pool", None)
DATABASES["default"].setdefault("TEST", {})
# Most tests change things without wanting to know what belongs together; those that do switch it on.
MATCH_FOLLOW_CHANGES = False

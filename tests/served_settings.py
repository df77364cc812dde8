"""Settings of the server that browser tests visit: as in tests, but mail lands in a folder."""

from alliantie.settings.base import MIDDLEWARE as IN_PRODUCTION
from alliantie.settings.env import text
from alliantie.settings.test import *  # noqa: F403 - settings are put together with import *

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = text("EMAIL_FILE_PATH")
MIDDLEWARE = IN_PRODUCTION
WHITENOISE_USE_FINDERS = True
DEBUG = False
# Long enough to take a decision back by keyboard, short enough to wait for.
DECISION_GRACE_SECONDS = 3

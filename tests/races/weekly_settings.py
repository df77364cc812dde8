"""Settings of the tests, with mail written to files, so that another process can read it."""

import os

from alliantie.settings.test import *  # noqa: F403 - settings build on settings

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = os.environ["OUTBOX"]

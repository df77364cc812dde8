"""The mails about meetings."""

from . import afterwards, hosting, registration, turns  # noqa: F401 - each registers its mails

"""The mails about accounts, trust, and who administers the site."""

from . import accounts, administrators, trust  # noqa: F401 - each registers its mails

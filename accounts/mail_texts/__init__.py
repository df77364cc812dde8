"""The mails about accounts, merging them, trust, and who administers the site."""

from . import accounts, administrators, merging, trust  # noqa: F401 - each registers its mails

"""The mails about use cases and dilemmas."""

from . import cases, dilemmas  # noqa: F401 - each registers its mails

"""The mails about people: what stands at their top and bottom."""

from . import ambassadors, conversations, profiles  # noqa: F401 - each registers its mails

"""What each noun of this app adds to search, to pages of other apps, to the desk and to the worker."""

from . import (
    ambassadors,
    conversations,
    following,
    merging,
    merging_accounts,
    offers,
    pausing,
    profiles,
    questions,
    reportable,
)

NOUNS = (
    profiles,
    ambassadors,
    conversations,
    questions,
    offers,
    following,
    pausing,
    reportable,
    merging,
    merging_accounts,
)


def connect() -> None:
    """Let every noun add its own; called once when the app is ready."""
    for noun in NOUNS:
        noun.connect()

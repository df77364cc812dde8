"""What each noun of this app adds to search, to pages of other apps, to the desk and to the worker."""

from . import ambassadors, conversations, following, offers, pausing, profiles, questions


def connect() -> None:
    """Let every noun add its own; called once when the app is ready."""
    for noun in (profiles, ambassadors, conversations, questions, offers, following, pausing):
        noun.connect()

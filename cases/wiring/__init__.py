"""What cases add to pages of other apps, one noun a file."""

from . import (
    advice,
    asking,
    dilemma,
    files,
    freshness,
    idea,
    importing,
    latest,
    merging,
    merging_accounts,
    reportable,
    reuse,
    talk,
    words,
)

NOUNS = (
    reuse,
    dilemma,
    asking,
    advice,
    idea,
    talk,
    freshness,
    words,
    reportable,
    files,
    latest,
    importing,
    merging,
    merging_accounts,
)


def connect() -> None:
    """Let every noun add its own; called once when the app is ready."""
    for noun in NOUNS:
        noun.connect()

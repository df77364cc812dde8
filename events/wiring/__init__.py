"""What meetings add to pages of other apps, one noun a file."""

from . import (
    announcing,
    calendar,
    event,
    merging,
    poll,
    registration,
    report,
    reportable,
    series,
)

NOUNS = (announcing, event, report, registration, calendar, poll, series, reportable, merging)


def connect() -> None:
    """Let every noun add its own; called once when the app is ready."""
    for noun in NOUNS:
        noun.connect()

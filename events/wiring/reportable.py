"""Meetings can be reported."""

from alliantie import reportable


def connect() -> None:
    """Register the kind."""
    from events.services.reportable import ReportableEvent

    reportable.register(ReportableEvent())

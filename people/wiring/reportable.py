"""What of people can be reported."""

from alliantie import reportable


def connect() -> None:
    """Register every kind."""
    from people.services import reportable as ours
    from people.services.reportable_messages import ReportableMessage

    reportable.register(
        ours.ReportablePerson(),
        ours.ReportableQuestion(),
        ours.ReportableAnswer(),
        ours.ReportableOffer(),
        ReportableMessage(),
    )

"""What of cases, dilemmas and ideas can be reported."""

from alliantie import reportable


def connect() -> None:
    """Register every kind."""
    from cases.services.dilemmas.reportable import ReportableDilemma
    from cases.services.reportable import ReportableCase, ReportableIdea

    reportable.register(ReportableCase(), ReportableDilemma(), ReportableIdea())

"""How rules of reports say no."""

from alliantie.attempts import Refusal


class ReportRefusedError(Refusal, ValueError):
    """A rule about reports says no; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class AlreadyReportedError(ReportRefusedError):
    """The same person reported the same thing before."""

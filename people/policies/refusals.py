"""How the rules of this app say no."""

from alliantie.attempts import Refusal


class PeopleRefusedError(Refusal, ValueError):
    """A rule says no; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotYoursError(PeopleRefusedError):
    """Somebody asked for what belongs to somebody else; whether it exists is not told."""

"""What a host may do; plain rules with a sentence for the person who asks."""

from django.utils.translation import gettext as _

from alliantie.attempts import Refusal

# Each is a mail to who looks after an organisation: so many for one meeting on one day.
ASKED_A_DAY, A_DAY = 30, 24 * 3600


class EventRefusedError(Refusal, ValueError):
    """A rule of meetings says no; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotYourMeetingError(EventRefusedError):
    """Somebody asked for what somebody else organises; whether it exists is not told."""

    def __init__(self) -> None:
        super().__init__(_("Deze bijeenkomst staat niet op je werkplek."))

"""What a visitor can do to be at a meeting."""

from dataclasses import dataclass

from django.utils import timezone

from alliantie.visibility import Actor
from events.models import EventPage

from .standing import Shown, shown_standing


@dataclass(frozen=True)
class RegistrationBox:
    """How a meeting stands, and where to sign up."""

    event: EventPage
    actor: Actor

    @property
    def stands(self) -> Shown | None:
        """Say how it stands now."""
        return shown_standing(self.event, timezone.now())

    @property
    def is_open(self) -> bool:
        """Say whether somebody can sign up, or join the waiting list."""
        return bool(self.stands and self.stands.takes_registrations)

    @property
    def url(self) -> str:
        """Give where to sign up: here, or at the site of the host."""
        return self.event.registers_elsewhere or f"{self.event.url}aanmelden/"

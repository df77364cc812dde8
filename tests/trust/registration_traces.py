"""What somebody leaves behind by signing up: a seat, answers, questions, mails, a colleague they asked."""

from django.utils import timezone

from accounts.models import User
from events.choices import Side
from events.models import Answer, BoxQuestion, HostMail, RegistrationQuestion, Transfer
from events.services.applying import Applicant
from events.services.registering import register
from organisations.actors import actor_for
from tests.factories.events import make_event, make_registration


def leave(*, user: User, other: User, word: str) -> None:
    """Come to one meeting, wait as a guest for another, and be asked to take a seat over."""
    now = timezone.now()
    event = make_event(other, title="Vogels tellen in het park", capacity=4)
    applicant = Applicant(side=Side.RESIDENT, user_id=user.pk)
    row = register(event=event, actor=actor_for(user), applicant=applicant, answers={})
    question = RegistrationQuestion.objects.create(event=event, text="Dieet?", purpose="diet")
    Answer.objects.create(registration=row, question=question, text=f"{word} eet zaad")
    BoxQuestion.objects.create(event=event, registration=row, text=f"Komt {word}?", asked_at=now)
    Transfer.objects.create(registration=row, email="collega@example.org", asked_at=now)
    make_registration(
        make_event(other),
        state="unconfirmed",
        name=user.get_full_name(),
        email=user.email,
        organisation_name=f"Club {word}",
    )
    asked = make_registration(event, other)
    Transfer.objects.create(registration=asked, email=user.email.lower(), asked_at=now)
    HostMail.objects.create(
        event=event, sender=user, to_whom="all", subject="Dag", text="Neem mee", sent_at=now
    )

"""A crowd for measuring: people with a profile, ambassadors, questions, offers and follows."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from organisations.choices import MembershipState, OrganisationKind
from organisations.models import Membership, Organisation
from people.choices import Direction, Level, QuestionState, Visibility
from people.models import Ambassadorship, Answer, Expertise, Follow, Offer, Person, Question
from themes.models import Theme

BATCH = 2000
AMBASSADORS, QUESTIONS, OFFERS = 50, 5, 3  # one in so many people
OPEN = dict.fromkeys(("show_who", "show_knowledge", "show_contact"), Visibility.EVERYONE)


def make_crowd(number: int) -> None:
    """Fill the database with so many people of one organisation, all about the first theme."""
    theme = Theme.objects.order_by("pk")[0]
    body = Organisation.objects.create(
        name="Menigte", slug="menigte", kind=OrganisationKind.NGO, description="Om mee te meten."
    )
    users = User.objects.bulk_create(
        [
            User(email=f"menigte{n}@example.org", first_name="Mens", last_name=str(n), password="!")  # noqa: S106 - nobody signs in with it
            for n in range(number)
        ],
        batch_size=BATCH,
    )
    _belong(users, body)
    people = Person.objects.bulk_create(
        [
            Person(user=one, name=f"Mens {n}", slug=f"mens-{n}", **OPEN)
            for n, one in enumerate(users)
        ],
        batch_size=BATCH,
    )
    _know(people, theme)
    _ask(people[::QUESTIONS], theme, body)
    _offer(people[::OFFERS], theme, body)
    Follow.objects.bulk_create([Follow(user=one, theme=theme) for one in users], batch_size=BATCH)


def _belong(users: list[User], body: Organisation) -> None:
    Membership.objects.bulk_create(
        [
            Membership(
                user=one, organisation=body, state=MembershipState.ACTIVE, is_shown=n < AMBASSADORS
            )
            for n, one in enumerate(users)
        ],
        batch_size=BATCH,
    )


def _know(people: list[Person], theme: Theme) -> None:
    Expertise.objects.bulk_create(
        [Expertise(person=one, theme=theme, level=Level.CAN_DO) for one in people], batch_size=BATCH
    )
    today = timezone.localdate()
    year = {"starts_on": today - timedelta(days=9), "ends_on": today + timedelta(days=356)}
    terms = Ambassadorship.objects.bulk_create(
        [Ambassadorship(person=one, **year) for one in people[::AMBASSADORS]], batch_size=BATCH
    )
    links = Ambassadorship.themes.through
    links.objects.bulk_create(
        [links(ambassadorship_id=one.pk, theme_id=theme.pk) for one in terms], batch_size=BATCH
    )


def _ask(askers: list[Person], theme: Theme, body: Organisation) -> None:
    now = timezone.now()
    questions = Question.objects.bulk_create(
        [
            Question(
                text=f"Hoe meet je nummer {n}?",
                slug=f"menigte-{n}",
                asker_id=one.user_id,
                organisation=body,
                state=QuestionState.ANSWERED if n % 2 else QuestionState.OPEN,
                opened_at=now,
                first_answered_at=now if n % 2 else None,
            )
            for n, one in enumerate(askers)
        ],
        batch_size=BATCH,
    )
    links = Question.themes.through
    links.objects.bulk_create(
        [links(question_id=one.pk, theme_id=theme.pk) for one in questions], batch_size=BATCH
    )
    Answer.objects.bulk_create(
        [Answer(question=one, author_id=askers[0].user_id, text="Zo.") for one in questions[1::2]],
        batch_size=BATCH,
    )


def _offer(people: list[Person], theme: Theme, body: Organisation) -> None:
    until = timezone.localdate() + timedelta(days=60)
    Offer.objects.bulk_create(
        [
            Offer(
                person=one,
                organisation=body,
                theme=theme,
                direction=Direction.OFFER,
                level=Level.CAN_EXPLAIN,
                title=f"Meten nummer {n}",
                valid_until=until,
            )
            for n, one in enumerate(people)
        ],
        batch_size=BATCH,
    )

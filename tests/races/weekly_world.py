"""Put people who follow a theme with something new in a database, and begin their weekly mail."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from newsletter.calendar import week_of
from newsletter.models import Issue
from newsletter.tasks import make_letters
from people.models import Follow
from tests.factories.cases import make_case, make_theme


def begin(people: int) -> None:
    """Make the world and queue the first batch."""
    theme = make_theme("Participatie")
    make_case("Nieuw deze week", themes=(theme,))
    users = User.objects.bulk_create(
        User(email=f"lezer{number}@example.org", password="!") for number in range(people)
    )
    Follow.objects.bulk_create(Follow(user=user, theme=theme) for user in users)
    now = timezone.now()
    issue = Issue.objects.create(
        week=week_of(timezone.localdate()),  # else a worker that finds it is time begins another
        since=now - timedelta(days=7),
        until=now + timedelta(minutes=1),
    )
    make_letters.enqueue(issue.pk, 0)

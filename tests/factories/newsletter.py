"""Weekly mails for tests."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from accounts.models import User
from newsletter.models import Issue, Letter

_numbers = count(1)


def make_issue(**fields) -> Issue:
    """Make the mail of a week that ends now."""
    now = timezone.now()
    standard = {
        "week": timezone.localdate() - timedelta(days=7 * next(_numbers)),
        "since": now - timedelta(days=7),
        "until": now + timedelta(seconds=1),
    }
    return Issue.objects.create(**{**standard, **fields})


def make_letter(user: User, **fields) -> Letter:
    """Make a letter that somebody had."""
    number = next(_numbers)
    standard = {"issue": fields.pop("issue", None) or make_issue(), "token": f"brief{number}"}
    return Letter.objects.create(user=user, **{**standard, **fields})

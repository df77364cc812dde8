"""What a phone does: find the poll by its code, and answer once; two hundred at the same moment."""

from secrets import token_urlsafe

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from alliantie import throttles
from alliantie.visibility import VISITOR, in_its_time
from events.choices import EventState, QuestionKind
from events.models import EventPage, Poll, PollQuestion, Vote
from events.policies.polling import check_answer, check_on, check_open, is_on

# A whole room has one address. Two hundred phones come in within a minute, and some type it wrong.
LOOKS_A_MINUTE, LOOKS_AN_HOUR, VOTES_A_MINUTE = 300, 1500, 600
MINUTE, HOUR = 60, 3600


def new_voter() -> str:
    """Make the mark of one phone in one poll; it says nothing about anybody."""
    return token_urlsafe(24)


def find_poll(*, code: str, origin: str, known: int | None) -> Poll | None:
    """Give the poll a code leads to now: that is on, of a meeting that is on the site and goes on.

    Every look of a phone that is not in this poll yet counts, also a good one: else a guesser would
    learn which codes are good. `known` is the poll the phone is in; it looks as often as it likes.
    """
    found = Poll.objects.select_related("event").filter(code=code.upper()).first()
    if found is None or found.pk != known:
        throttles.hit(scope="poll.look", key=origin, limit=LOOKS_A_MINUTE, seconds=MINUTE)
        throttles.hit(scope="poll.looks", key=origin, limit=LOOKS_AN_HOUR, seconds=HOUR)
    if (
        found is None or found.opened_at is None
    ):  # before the first question nobody is asked anything
        return None
    if not is_on(found.opened_at, found.closed_at, timezone.now()):
        return None
    on_site = EventPage.objects.filter(in_its_time(), pk=found.event_id, state=EventState.PLANNED)
    return found if on_site.exists() else None


def name_of_meeting(poll: Poll) -> str:
    """Name the meeting when everybody may read its title; a guessed code tells nothing of the others."""
    seen = EventPage.objects.visible_to(VISITOR).filter(pk=poll.event_id)
    title: str | None = seen.values_list("title", flat=True).first()
    return title or _("deze bijeenkomst")


def vote(
    *, question_id: int, voter: str, origin: str, option_id: int | None = None, text: str = ""
) -> bool:
    """Keep what one phone answers, the first answer only; says whether it is new.

    The unique row is the guard: of two taps at once one is kept.
    """
    throttles.hit(scope="poll.vote", key=origin, limit=VOTES_A_MINUTE, seconds=MINUTE)
    rows = PollQuestion.objects.select_related("poll").prefetch_related("options")
    row = rows.get(pk=question_id)
    check_on(row.poll.opened_at, row.poll.closed_at, timezone.now())
    check_open(row.state)
    options = [option.pk for option in row.options.all()]
    said = check_answer(row.kind, option_id=option_id, options=options, text=text)
    try:
        with transaction.atomic():
            Vote.objects.create(
                question=row,
                option_id=option_id if row.kind != QuestionKind.OPEN else None,
                text=said,
                voter=_mark(row.pk, voter),
            )
    except IntegrityError:
        return False
    return True


def has_voted(*, question: PollQuestion, voter: str) -> bool:
    """Say whether this phone answered a question."""
    return Vote.objects.filter(question=question, voter=_mark(question.pk, voter)).exists()


def _mark(question_id: int, voter: str) -> str:
    """Make the mark of a phone at one question; without its cookie nobody can make it again."""
    said = f"{question_id} {voter}"
    return salted_hmac("events.vote", said, algorithm="sha256").hexdigest()

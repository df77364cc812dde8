"""Keep what is asked and what is clicked: counts only, and never at the cost of the page."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.conf import settings
from django.core import signing
from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.models import BigIntegerField, F, Value
from django.utils import timezone

from alliantie.throttles import ONE_HOUR, ThrottledError, hit

from .askers import asker_bit
from .models import AskedQuery
from .policies import asked_text

logger = logging.getLogger(__name__)

MOST_A_DAY = 50_000
# One address cannot fill the log or decide what stands on top of it; an office behind one may miss some.
MOST_AN_HOUR = 200
SALT = "search.click"
TOKEN_SECONDS = 24 * 60 * 60
# The page does not wait longer for a busy SQLite; a question more or less is no harm.
PATIENCE_MS = 50


def note_asked(*, text: str, total: int, address: str) -> None:
    """Count one question; what could tell about one person is not kept. Never raises."""
    question = asked_text(text)
    if not question:
        return
    try:
        hit(scope="search_asked", key=address, limit=MOST_AN_HOUR, seconds=ONE_HOUR)
        bit = asker_bit(question=question, address=address)
        with _impatient():  # one statement as a rule, so no transaction of its own
            _count(question, bit, found_nothing=total == 0)
    except ThrottledError:
        return  # a large office; its log lines would say nothing new
    except Exception as error:  # noqa: BLE001 - the answer matters more than the count
        _missed("search_question_not_counted", error)


def click_token(text: str, position: int) -> str:
    """Give what a link carries so that a click on it can be counted; nothing for what is not kept."""
    question = asked_text(text)
    if not question:
        return ""
    return signing.dumps([question, timezone.localdate().toordinal(), position], salt=SALT)


def read_click(token: str) -> tuple[str, date, int]:
    """Read a token of the last day; raises BadSignature for any other."""
    question, day, position = signing.loads(token, salt=SALT, max_age=TOKEN_SECONDS)
    return question, date.fromordinal(day), position


def note_click(*, token: str) -> None:
    """Count one click; raises BadSignature for what is no token of ours, and nothing else."""
    question, day, position = read_click(token)
    try:
        with _impatient(), transaction.atomic():
            AskedQuery.objects.filter(text=question, day=day).update(
                clicks=F("clicks") + 1, clicked_positions=F("clicked_positions") + position
            )
    except Exception as error:  # noqa: BLE001 - the visitor is on the way already
        _missed("search_click_not_counted", error)


def forget_asked() -> int:
    """Throw away what is older than SEARCH_LOG_DAYS; give how many rows."""
    oldest = timezone.localdate() - timedelta(days=settings.SEARCH_LOG_DAYS)
    return AskedQuery.objects.filter(day__lt=oldest).delete()[0]


def _missed(event: str, error: Exception) -> None:
    """Log what went wrong; a busy database and a throttled address need no trace."""
    usual = isinstance(error, OperationalError | ThrottledError)
    logger.warning(event, exc_info=None if usual else error, extra={"reason": type(error).__name__})


def _count(question: str, bit: int, *, found_nothing: bool) -> None:
    day = timezone.localdate()
    row = AskedQuery.objects.filter(text=question, day=day)
    changes = {
        "times": F("times") + 1,
        "found_nothing": F("found_nothing") + int(found_nothing),
        "askers": F("askers").bitor(Value(bit, output_field=BigIntegerField())),  # type: ignore[arg-type]  # the stubs know plain numbers only
    }
    if row.update(**changes) or AskedQuery.objects.filter(day=day).count() >= MOST_A_DAY:
        return
    try:
        with transaction.atomic():
            AskedQuery.objects.create(
                text=question, day=day, times=1, found_nothing=int(found_nothing), askers=bit
            )
    except IntegrityError:  # somebody asked the same at the same moment
        row.update(**changes)


@contextmanager
def _impatient() -> Iterator[None]:
    """Give up soon when another process writes to SQLite; PostgreSQL waits for one row at most."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    (usual,) = connection.connection.execute("PRAGMA busy_timeout").fetchone()
    connection.connection.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
    try:
        yield
    finally:
        connection.connection.execute(f"PRAGMA busy_timeout = {int(usual)}")

"""Write, change and withdraw one's line of the round."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from alliantie.audit import record
from alliantie.idempotency import KeyOfAnotherError, once
from alliantie.mail import queue_mail
from alliantie.throttles import ONE_HOUR, hit
from news import calendar
from news.choices import NewsState
from news.models import Round, RoundLine
from news.policies.lines import (
    SAVES_AN_HOUR,
    check_organisation,
    check_own,
    check_write,
    may_withdraw,
    state_of,
)
from organisations.actors import actor_for
from organisations.models import Membership
from people.policies.refusals import PeopleRefusedError

from .rounds import absolute
from .trust import before_of, published_before


@dataclass(frozen=True)
class Written:
    """What somebody typed; `link` is the personal link it came by, empty for who signed in."""

    text: str
    organisation_id: int | None
    shows_name: bool
    link: str = ""


def organisations_of(user_id: int) -> list[int | None]:
    """Give for whom somebody may write: own organisations, and nothing for who is there as themselves."""
    rows = Membership.objects.active().filter(user=user_id).order_by("started_on", "pk")
    return list(dict.fromkeys(rows.values_list("organisation_id", flat=True))) or [None]


def save_line(*, about: Round, author: User, written: Written, key: UUID) -> RoundLine:
    """Keep the one line of this person in this round, new or changed; the form counts once.

    Raises LinkDeadError, RoundClosedError or PeopleRefusedError with a sentence, and ThrottledError.
    """

    def change() -> dict[str, Any]:
        return {"line": _save(about, author, written).pk}

    try:
        answer, _new = once(
            key=key, purpose=f"round.line {about.pk}", owner=f"user:{author.pk}", change=change
        )
    except KeyOfAnotherError as error:
        raise PeopleRefusedError(
            _("Dit formulier is al eens gebruikt. Open je link opnieuw en plak je tekst erin.")
        ) from error
    return RoundLine.objects.get(pk=answer["line"])


def _save(about: Round, author: User, written: Written) -> RoundLine:
    person = User.objects.select_for_update(no_key=True).get(pk=author.pk)
    line = RoundLine.objects.filter(round=about, author=person).first()
    writer = actor_for(person)
    check_write(
        writer,
        is_open=calendar.is_open(about.closes_on, timezone.localdate()),
        has_line=line is not None,
        by_link=bool(written.link),
    )
    check_organisation(written.organisation_id, organisations_of(person.pk))
    hit(scope="round-line", key=str(person.pk), limit=SAVES_AN_HOUR, seconds=ONE_HOUR)
    state = state_of(
        writer,
        published_before=published_before(person.pk, but_line=line.pk if line else None),
        before=before_of(line) if line else None,
    )
    kept = _keep(line or RoundLine(round=about, author=person), written, state)
    record(action="line.change" if line else "line.write", obj=kept, actor_id=person.pk)
    _tell(kept, person, written.link)
    return kept


def _keep(line: RoundLine, written: Written, state: NewsState) -> RoundLine:
    line.text, line.shows_name = written.text, written.shows_name
    line.organisation_id, line.state = written.organisation_id, state
    if state == NewsState.SHOWN and line.shown_at is None:
        line.shown_at = timezone.now()
    line.save()
    return line


def _tell(line: RoundLine, person: User, link: str) -> None:
    """Mail the person every time, so that nobody writes in their name unseen."""
    queue_mail(
        template="round_line",
        to=person.email,
        context={
            "name": person.first_name,
            "text": line.text,
            "is_shown": line.state == NewsState.SHOWN,
            "link": link or absolute(reverse("news:own_line", args=[line.pk])),
            "page": absolute(line.round.get_absolute_url()),
        },
    )


@transaction.atomic
def withdraw_line(*, line: RoundLine, user_id: int | None) -> bool:
    """Take a line off the site; give False when there was nothing to withdraw."""
    check_own(line.author_id, user_id)
    locked = RoundLine.objects.select_for_update().get(pk=line.pk)
    if not may_withdraw(locked.state):
        return False
    locked.state = NewsState.WITHDRAWN
    locked.save(update_fields=["state"])
    record(action="line.withdraw", obj=locked, actor_id=user_id)
    return True

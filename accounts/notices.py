"""Tell people things, once, the way they want to hear it; apps say which kinds there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.functional import Promise

from alliantie.features.state import is_hidden
from alliantie.mail import queue_mail

from .choices import Delivery
from .models import MailStanding, Notice, NoticeChoice, User

Label = str | Promise
LONGEST_TEXT = 200


@dataclass(frozen=True)
class Kind:
    """One kind of notice: what its matrix row is called and how it comes unless somebody chose."""

    name: str
    label: Label
    standard: Delivery


@dataclass(frozen=True)
class Letter:
    """A mail of an app's own instead of the standard one; answers go to `reply_to`."""

    template: str
    context: dict[str, Any]
    reply_to: str = ""


_kinds: dict[str, Kind] = {}


def register(name: str, *, label: Label, for_me: bool) -> None:
    """Add a kind; what is for somebody in person is mailed at once, the rest weekly."""
    _kinds[name] = Kind(name, label, Delivery.AT_ONCE if for_me else Delivery.WEEKLY)


def register_choice(name: str, *, label: Label) -> None:
    """Add a kind that stays on the desk unless somebody chose to have it by mail."""
    _kinds[name] = Kind(name, label, Delivery.INBOX)


def kinds() -> tuple[Kind, ...]:
    """Give every kind."""
    return tuple(_kinds.values())


@transaction.atomic
def notify(
    *,
    user_ids: Iterable[int],
    kind: str,
    text: str,
    url: str,
    once_key: str,
    letter: Letter | None = None,
) -> int:
    """Put a notice on the desk of each person who may sign in; give how many were new.

    `url` is a path. The same `once_key` never tells somebody twice. Who wants this kind at once, and
    whose mail arrives, gets a mail as well (`letter`, or the standard one); the rest waits for the
    weekly mail. Of a part that is switched off nobody hears.
    """
    if is_hidden("notices", kind):
        return 0
    people = list(User.objects.filter(pk__in=set(user_ids), is_active=True))
    chosen = dict(
        NoticeChoice.objects.filter(user__in=people, kind=kind).values_list("user_id", "delivery")
    )
    unreachable = set(
        MailStanding.objects.filter(user__in=people, undeliverable_since__isnull=False).values_list(
            "user_id", flat=True
        )
    )
    told = 0
    for person in people:
        delivery = chosen.get(person.pk, _kinds[kind].standard)
        at_once = delivery == Delivery.AT_ONCE and person.pk not in unreachable
        mail = (letter or _standard_letter(person, text, url)) if at_once else None
        told += _tell(person, kind, text[:LONGEST_TEXT], url, once_key, mail=mail)
    return told


def _standard_letter(person: User, text: str, url: str) -> Letter:
    context = {"name": person.first_name, "text": text, "link": settings.SITE_URL + url}
    return Letter("notice", context)


def _tell(
    person: User, kind: str, text: str, url: str, once_key: str, *, mail: Letter | None
) -> bool:
    try:
        with transaction.atomic():
            notice = Notice.objects.create(
                user=person,
                kind=kind,
                text=text,
                url=url,
                once_key=once_key,
                mailed_at=timezone.now() if mail else None,
            )
    except IntegrityError:
        return False
    if mail:
        queue_mail(
            template=mail.template,
            to=person.email,
            context=mail.context,
            once_key=f"notice-{notice.pk}",
            reply_to=mail.reply_to,
        )
    return True

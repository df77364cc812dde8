"""Put one question to each of the two after thirty days: whether it helped."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.notices import Letter, notify
from alliantie.audit import record
from alliantie.visibility import Actor
from matchmaking.choices import Helped
from matchmaking.models import Introduction
from matchmaking.policies.introductions import (
    follow_up_before,
    may_be_asked_whether_it_helped,
)
from matchmaking.policies.refusals import IntroductionRefusedError
from people.models import Person

from .agreeing import fresh, is_asker
from .possible import reach_each_other
from .telling import KIND, name_for, url_for

# Where on the page of an introduction the question stands.
QUESTION = "#hielp"


def follow_up_all(now: datetime) -> int:
    """Ask both of every introduction that is old enough, once."""
    due = Introduction.objects.to_follow_up(follow_up_before(now))
    return sum(follow_up(introduction=row) for row in due)


@transaction.atomic
def follow_up(*, introduction: Introduction) -> bool:
    """Put the question to both; of two workers one asks. After a block or departure: neither."""
    waiting = Introduction.objects.filter(pk=introduction.pk, followed_up_at=None)
    if not waiting.update(followed_up_at=timezone.now()):
        return False
    row = fresh(introduction)
    if not reach_each_other(row):
        return False
    for reader in (row.asker, row.other):
        _ask(row, reader)
    record(action="introduction.follow_up", obj=row, actor_id=None, origin="worker")
    return True


def _ask(row: Introduction, reader: Person) -> None:
    name, url = name_for(row, reader) or _("de ander"), f"{url_for(row)}{QUESTION}"
    notify(
        user_ids=[reader.user_id],
        kind=KIND,
        text=_("Hielp de kennismaking met %(name)s?") % {"name": name},
        url=url,
        once_key=f"introduction-helped-{row.pk}",
        letter=Letter(
            "introduction_follow_up",
            {"name": name, "link": settings.SITE_URL.rstrip("/") + url},
        ),
    )


@transaction.atomic
def tell_whether_it_helped(*, introduction: Introduction, actor: Actor, helped: Helped) -> None:
    """Keep one's answer; who thinks again may change it."""
    row = fresh(introduction)
    field = "asker_helped" if is_asker(row, actor) else "other_helped"
    if not may_be_asked_whether_it_helped(row.followed_up_at):
        raise IntroductionRefusedError(_("Deze vraag stellen we je later."))
    Introduction.objects.filter(pk=row.pk).update(**{field: helped})
    record(action="introduction.helped", obj=row, actor_id=actor.user_id)

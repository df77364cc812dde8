"""What somebody leaves behind at meetings that were."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from events.models import (
    ActionItem,
    AfterAsk,
    EventPerson,
    Report,
    ReportLine,
    Series,
    Turn,
)
from search.registry import key_of
from search.services import queue_index
from tests.factories.events import make_event, make_registration


def leave(*, user: User, other: User, organisation, word: str) -> None:
    """Plan a series, take a turn, promise, tell something in the round, and say what it was used for."""
    series = Series.objects.create(title="Vogelkring", slug="vogelkring", coordinator=user)
    Turn.objects.create(
        series=series,
        number=1,
        organisation=organisation,
        state="declined",
        asked_by=user,
        asked_at=timezone.now(),
        answered_by=user,
        reason=f"{user.get_full_name()} is met verlof",
    )
    now = timezone.now()
    event = make_event(other, title="Vogels bespreken", starts_at=now - timedelta(days=40))
    report = Report.objects.create(event=event, text="<p>Vogels</p>", published_at=now)
    ActionItem.objects.create(report=report, text="Tellen", owner=user, due_on=timezone.localdate())
    ReportLine.objects.create(
        report=report, kind="round", text="De volière is open", user=user, added_at=now
    )
    EventPerson.objects.create(event=event, user=user, about=f"Club {word}")
    make_event(user, title=f"Nog niet af van {word}", state="draft")
    alone = make_event(user, title="Vogels in de stad", organisation=None)
    queue_index(key=key_of(alone))
    row = make_registration(event, user, state="attended")
    AfterAsk.objects.create(registration=row, used="yes", used_told=user.get_full_name())
    guest = make_registration(event, email=user.email, name=user.get_full_name(), state="attended")
    AfterAsk.objects.create(registration=guest, used="no", used_told=user.get_full_name())

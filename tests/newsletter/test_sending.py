"""The weekly mail goes out once, on its day, to who wants it and can be reached."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import MailStanding, User
from cases.models import CasePage
from newsletter.models import Issue, Letter
from newsletter.services import make_batch
from newsletter.tasks import weekly_mail
from people.models import Follow
from tests.factories.cases import make_case
from tests.factories.newsletter import make_issue
from tests.factories.organisations import make_member
from tests.newsletter.sent import send, weekly

pytestmark = pytest.mark.django_db
THURSDAY = datetime(2026, 11, 26, 7, 1, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.mark.parametrize(
    "standing", [{"wants_weekly": False}, {"undeliverable_since": timezone.now()}]
)
def test_who_wants_none_or_cannot_be_reached_gets_none(
    anna, theme, run_tasks, mailoutbox, standing
):
    MailStanding.objects.create(user=anna, **standing)
    make_case("Nieuw", themes=(theme,))
    send(run_tasks)
    assert weekly(mailoutbox) == []
    assert not Letter.objects.filter(user=anna).exists()


def test_suspended_account_gets_none(anna, theme, run_tasks, mailoutbox):
    User.objects.filter(pk=anna.pk).update(is_active=False)
    make_case("Nieuw", themes=(theme,))
    send(run_tasks)
    assert mailoutbox == []


def test_goes_out_on_thursday_and_only_then(anna, theme, run_tasks, mailoutbox):
    with time_machine.travel(THURSDAY - timedelta(hours=1), tick=False) as traveller:
        make_case("Nieuw", themes=(theme,))
        weekly_mail.func()
        assert not Issue.objects.exists()
        traveller.shift(timedelta(hours=1))
        for _ in range(3):
            weekly_mail.func()
            run_tasks()
        assert Issue.objects.get().finished_at is not None
        traveller.shift(timedelta(days=3))
        weekly_mail.func()
    assert Issue.objects.count() == 1
    assert len(weekly(mailoutbox)) == 1


def test_broken_chain_is_taken_up_again(anna, theme, run_tasks, mailoutbox):
    from django_tasks_db.models import DBTaskResult

    with time_machine.travel(THURSDAY, tick=False):
        CasePage.objects.filter(pk=make_case("Nieuw", themes=(theme,)).pk).update(
            first_published_at=THURSDAY - timedelta(days=1)
        )
        weekly_mail.func()
        DBTaskResult.objects.all().delete()
        weekly_mail.func()
        run_tasks()
    assert len(weekly(mailoutbox)) == 1


def test_one_broken_letter_keeps_nobody_else_from_theirs(
    anna, theme, run_tasks, mailoutbox, monkeypatch
):
    from newsletter.services import issues

    bas = make_member(email="bas@example.org").user
    Follow.objects.create(user=bas, theme=theme)
    make_case("Nieuw", themes=(theme,))
    write = issues.write_letter

    def broken(*, issue, reader, chosen):
        if reader.user == anna:
            raise ValueError("broken")
        return write(issue=issue, reader=reader, chosen=chosen)

    monkeypatch.setattr(issues, "write_letter", broken)
    send(run_tasks)
    assert len(weekly(mailoutbox, "bas@example.org")) == 1


def test_queries_for_each_person_stay_few(anna, theme, site_home):
    make_case("Nieuw", themes=(theme,))

    def asked(people: int) -> int:
        for _ in range(people):
            Follow.objects.create(user=make_member().user, theme=theme)
        with CaptureQueriesContext(connection) as captured:
            make_batch(issue=make_issue())
        return len(captured)

    few, many = asked(0), asked(10)
    assert (many - few) / 10 <= 16

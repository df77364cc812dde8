"""Opening the round: one round, one link each, in the first days of a month."""

from datetime import date

import pytest
from django.core import mail

from accounts.models import MailStanding, User
from alliantie.models import OutgoingMail
from news.models import Round, RoundInvitation
from news.services import rounds
from news.services.rounds import hash_of, invite_some, open_round
from organisations.choices import MembershipState
from tests.factories.news import make_round
from tests.factories.organisations import make_member, make_organisation

pytestmark = pytest.mark.django_db
FIRST = date(2026, 12, 1)


def invited() -> set[str]:
    return set(
        OutgoingMail.objects.filter(template="round_invitation").values_list("recipient", flat=True)
    )


def test_round_opens_once_about_last_month():
    first = open_round(today=FIRST)
    assert open_round(today=FIRST) == first
    assert (first.month, first.closes_on) == (date(2026, 11, 1), date(2026, 12, 14))


def test_nothing_opens_before_the_first_working_day():
    assert open_round(today=date(2026, 8, 2)) is None
    assert not Round.objects.exists()


def test_every_member_gets_one_link_of_their_own():
    people = [make_member(make_organisation()).user for _ in range(3)]
    about = open_round(today=FIRST)
    assert invite_some(about=about) == 3
    assert invite_some(about=about) == 0
    assert invited() == {person.email for person in people}
    assert RoundInvitation.objects.values("token_hash").distinct().count() == 3


def test_only_who_is_a_member_and_wants_it_and_can_be_reached():
    make_member(email="wel@example.org")
    both = make_member(make_organisation(), email="twee@example.org").user
    make_member(make_organisation(), user=both)
    MailStanding.objects.create(user=both)
    make_member(email="vraagt@example.org", state=MembershipState.REQUESTED)
    make_member(email="oud@example.org", state=MembershipState.ENDED)
    suspended = make_member(email="geschorst@example.org").user
    User.objects.filter(pk=suspended.pk).update(is_active=False)
    MailStanding.objects.create(user=make_member(email="niet@example.org").user, wants_round=False)
    MailStanding.objects.create(
        user=make_member(email="kwijt@example.org").user,
        undeliverable_since="2026-01-01T00:00:00Z",
    )
    invite_some(about=make_round())
    assert invited() == {"wel@example.org", "twee@example.org"}


def test_mail_has_the_link_and_one_click_to_stop(run_tasks):
    member = make_member(email="lid@example.org").user
    about = make_round()
    invite_some(about=about)
    run_tasks()
    sent = mail.outbox[0]
    link = next(word for word in sent.body.split() if "/rondje/" in word)
    token = link.rstrip("/").rpartition("/")[2]
    found = RoundInvitation.objects.get(token_hash=hash_of(token))
    assert (found.user, found.round) == (member, about)
    assert sent.extra_headers["List-Unsubscribe"] == f"<{link}stop/>"
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_token_itself_is_kept_nowhere_once_the_mail_is_gone(run_tasks):
    make_member()
    invite_some(about=make_round())
    token = OutgoingMail.objects.get().context["link"].rstrip("/").rpartition("/")[2]
    assert RoundInvitation.objects.get().token_hash != token
    run_tasks()
    assert OutgoingMail.objects.get().context == {}


def test_killed_in_the_middle_nobody_is_missed_and_nobody_twice(monkeypatch):
    for _ in range(5):
        make_member()
    about, real, done = make_round(), rounds.queue_mail, []

    def dies(**given):
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(given)
        real(**given)

    monkeypatch.setattr(rounds, "queue_mail", dies)
    with pytest.raises(KeyboardInterrupt):
        invite_some(about=about)
    assert RoundInvitation.objects.count() == OutgoingMail.objects.count() == 2
    monkeypatch.setattr(rounds, "queue_mail", real)
    invite_some(about=about)
    assert RoundInvitation.objects.count() == OutgoingMail.objects.count() == 5


def test_large_network_is_mailed_in_batches(monkeypatch, run_tasks):
    from news import tasks

    monkeypatch.setattr(rounds, "BATCH", 2)
    monkeypatch.setattr(tasks, "BATCH", 2)
    for _ in range(5):
        make_member()
    make_round(days_left=13)
    tasks.run_round.call()
    run_tasks()
    assert len(mail.outbox) == 5


def test_who_joins_late_is_not_asked_at_the_end(run_tasks):
    from news import tasks

    make_round(days_left=3)
    make_member()
    tasks.run_round.call()
    assert invited() == set()

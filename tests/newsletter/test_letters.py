"""One letter a person a week: what they follow and may see, once, and nothing when there is nothing."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts import notices
from accounts.models import Notice, User
from alliantie.choices import Audience
from cases.models import CaseChange, CasePage
from news.choices import NewsState
from news.models import Round, RoundLine
from newsletter.models import Letter
from organisations.models import Membership
from people.models import Follow
from tests.factories.cases import make_case
from tests.factories.newsletter import make_issue
from tests.factories.organisations import make_member, make_organisation
from tests.factories.people import make_expert, make_person, make_question
from tests.factories.reuses import make_reuse
from tests.newsletter.sent import send, weekly

pytestmark = pytest.mark.django_db


def test_new_use_case_on_a_followed_theme_comes_in_text_and_html(
    anna, theme, run_tasks, mailoutbox, settings
):
    case = make_case("Buurt & <b>budget</b>", themes=(theme,))
    make_case("Iets anders")
    send(run_tasks)
    (mail,) = weekly(mailoutbox)
    html = mail.alternatives[0][0]
    assert mail.subject == "Buurt & <b>budget</b>"
    assert f"{settings.SITE_URL}{case.url}" in mail.body
    assert "Buurt &amp; &lt;b&gt;budget" in html
    assert "Iets anders" not in mail.body + html
    assert "<img" not in html
    assert Letter.objects.get(user=anna).items == 1


def test_mail_can_be_stopped_from_the_mail_program(anna, theme, run_tasks, mailoutbox, settings):
    make_case("Nieuw", themes=(theme,))
    send(run_tasks)
    headers = weekly(mailoutbox)[0].extra_headers
    token = Letter.objects.get(user=anna).token
    assert headers["List-Unsubscribe"] == f"<{settings.SITE_URL}/mail/stop/{token}/>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_silent_when_there_is_nothing(anna, run_tasks, mailoutbox):
    send(run_tasks)
    assert weekly(mailoutbox) == []
    assert Letter.objects.get(user=anna).items == 0


def test_second_run_and_next_week_tell_nothing_again(anna, theme, run_tasks, mailoutbox):
    make_case("Nieuw", themes=(theme,))
    issue = make_issue()
    for _ in range(2):
        send(run_tasks, issue)
    send(run_tasks, make_issue(since=issue.until, until=issue.until + timedelta(days=7)))
    assert len(weekly(mailoutbox)) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"audience": Audience.PRIVATE},
        {"audience": Audience.ORGANISATION},
        {"expire_at": timezone.now() - timedelta(minutes=1)},
        {"go_live_at": timezone.now() + timedelta(days=1)},
        {"live": False},
        {"standing": "withdrawn"},
    ],
)
def test_what_somebody_may_not_see_is_not_told(anna, theme, run_tasks, mailoutbox, fields):
    case = make_case("Kanarie", themes=(theme,), organisation=make_organisation())
    Follow.objects.create(user=anna, page=case)
    Follow.objects.create(user=anna, search="q=kanarie", search_words="kanarie")
    CaseChange.objects.create(page=case, sentence="Kanarie gewijzigd")
    CasePage.objects.filter(pk=case.pk).update(**fields)
    run_tasks()
    send(run_tasks)
    assert weekly(mailoutbox) == []


def test_former_member_reads_what_a_visitor_may(anna, theme, run_tasks, mailoutbox):
    make_case("Voor leden", themes=(theme,), audience=Audience.MEMBERS)
    make_case("Voor iedereen", themes=(theme,))
    Membership.objects.filter(user=anna).update(state="ended")
    send(run_tasks)
    body = weekly(mailoutbox)[0].body
    assert "Voor iedereen" in body
    assert "Voor leden" not in body


def test_own_work_is_no_news(anna, theme, run_tasks, mailoutbox):
    make_case("Van mij", themes=(theme,), owner=anna)
    send(run_tasks)
    assert weekly(mailoutbox) == []


def test_own_themes_and_waiting_questions(theme, run_tasks, mailoutbox):
    expert = make_expert(theme)
    User.objects.filter(pk=expert.user_id).update(email="anna@example.org")
    make_case("Over mijn thema", themes=(theme,))
    make_question("Wie weet hoe dit moet?", themes=(theme,))
    make_question("Al beantwoord", themes=(theme,), state="answered")
    make_question("Nog bij de redactie", themes=(theme,), state="held")
    make_question("Nog van vorige maand", themes=(theme,), opened_at=timezone.now() - timedelta(40))
    send(run_tasks)
    body = weekly(mailoutbox)[0].body
    assert body.index("VRAGEN DIE OP EEN ANTWOORD WACHTEN") < body.index("NIEUW OVER JOUW THEMA'S")
    assert "Wie weet hoe dit moet?" in body
    for hidden in ("Al beantwoord", "Nog bij de redactie", "vorige maand"):
        assert hidden not in body


def test_themes_of_the_organisation_are_ones_own(theme, run_tasks, mailoutbox):
    organisation = make_organisation()
    organisation.themes.set([theme])
    make_member(organisation, "anna@example.org")
    make_case("Voor ons", themes=(theme,))
    send(run_tasks)
    assert "Voor ons" in weekly(mailoutbox)[0].body


@pytest.mark.parametrize(
    ("shown", "told"), [("full", True), ("organisation", False), ("hidden", False)]
)
def test_following_a_person_never_tells_who_asked_without_a_name(
    anna, run_tasks, mailoutbox, shown, told
):
    vera = make_person("Vera")
    Follow.objects.create(user=anna, person=vera)
    make_question("Hoe doe ik dit?", asker=vera.user, shown=shown)
    send(run_tasks)
    assert bool(weekly(mailoutbox)) is told


def test_person_who_hid_tells_followers_nothing(anna, run_tasks, mailoutbox):
    vera = make_person("Vera")
    Follow.objects.create(user=anna, person=vera)
    make_question("Hoe doe ik dit?", asker=vera.user, shown="full")
    type(vera).objects.filter(pk=vera.pk).update(show_who="nobody")
    send(run_tasks)
    assert weekly(mailoutbox) == []


def test_changes_go_to_who_follows_the_page(anna, run_tasks, mailoutbox):
    case = make_case("Al langer hier")
    CasePage.objects.filter(pk=case.pk).update(
        first_published_at=timezone.now() - timedelta(days=60)
    )
    Follow.objects.create(user=anna, page=case)
    CaseChange.objects.create(page=case, sentence="Cijfers van dit jaar erbij")
    send(run_tasks)
    assert "Cijfers van dit jaar erbij" in weekly(mailoutbox)[0].body


def test_who_follows_a_case_hears_that_it_was_applied(anna, run_tasks, mailoutbox):
    case = make_case("Al langer hier")
    CasePage.objects.filter(pk=case.pk).update(
        first_published_at=timezone.now() - timedelta(days=60)
    )
    Follow.objects.create(user=anna, page=case)
    make_reuse(case, organisation=make_organisation("Gemeente Nadoen"))
    make_reuse(make_case("Van niemand"), state="withdrawn")
    send(run_tasks)
    assert "Gemeente Nadoen paste dit toe" in weekly(mailoutbox)[0].body
    assert weekly(mailoutbox)[0].body.count("paste dit toe") == 1


def test_saved_search_tells_only_new_hits(site_home, run_tasks, mailoutbox):
    user = make_member(email="anna@example.org").user
    Follow.objects.create(user=user, search="q=buurtbudget", search_words="“buurtbudget”")
    make_case("Buurtbudget met kinderen")
    old = make_case("Buurtbudget van vroeger")
    CasePage.objects.filter(pk=old.pk).update(first_published_at=timezone.now() - timedelta(60))
    run_tasks()
    call_command("search_rebuild", verbosity=0)
    send(run_tasks)
    body = weekly(mailoutbox)[0].body
    assert "Buurtbudget met kinderen" in body
    assert "Buurtbudget van vroeger" not in body


def test_lines_of_the_round_come_along_without_a_name(anna, run_tasks, mailoutbox):
    writer = make_member(email="schrijver@example.org").user
    about = Round.objects.create(month="2026-10-01", closes_on="2026-11-30")
    for text, state in (("We openden de deuren", NewsState.SHOWN), ("Nog niet", NewsState.HELD)):
        RoundLine.objects.create(
            round=about,
            author=writer if state == NewsState.SHOWN else None,
            text=text,
            state=state,
            shown_at=timezone.now(),
        )
    send(run_tasks)
    body = weekly(mailoutbox)[0].body
    assert "We openden de deuren" in body
    assert "Nog niet" not in body
    assert weekly(mailoutbox, "schrijver@example.org") == []


def test_notices_that_come_weekly_come_once_and_what_was_told_at_once_never(
    anna, theme, run_tasks, mailoutbox, monkeypatch
):
    monkeypatch.setattr(notices, "_kinds", {})
    notices.register("asked", label="Een vraag aan jou", for_me=True)
    notices.register("theme", label="Over je thema", for_me=False)
    case = make_case("Al verteld", themes=(theme,))
    for kind, text, url in (
        ("asked", "Meteen verteld", case.url),
        ("theme", "Voor de week", "/x/"),
    ):
        notices.notify(user_ids=[anna.pk], kind=kind, text=text, url=url, once_key=kind)
    run_tasks()
    issue = make_issue()
    send(run_tasks, issue)
    (mail,) = weekly(mailoutbox)
    assert "Voor de week" in mail.body
    assert "Meteen verteld" not in mail.body
    assert "Al verteld" not in mail.body
    assert Notice.objects.get(kind="theme").mailed_at is not None
    send(run_tasks, make_issue(since=issue.since, until=issue.until + timedelta(days=7)))
    assert len(weekly(mailoutbox)) == 1

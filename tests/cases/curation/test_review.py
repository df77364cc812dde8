"""Editors judge a submission in the CMS; the author reads the answer on the desk and by mail."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment

from accounts.models import User
from alliantie.choices import Role
from cases.models import CasePage, Submission
from cases.services.submitting import submit_case
from organisations.choices import MembershipState
from organisations.models import Membership
from tests.factories.accounts import make_editor
from tests.factories.cases import (
    actor,
    make_case,
    make_member,
    make_organisation,
    make_theme,
)

NOW = {"decision": "publish_now", "accept_membership": "on"}


@pytest.fixture
def submitted(site_home, run_tasks) -> CasePage:
    organisation = make_organisation("Gemeente Oosterkade")
    owner = make_member(organisation, "schrijver", state=MembershipState.REQUESTED)
    case = make_case(
        "Bel eerst",
        publish=False,
        owner=owner,
        organisation=organisation,
        themes=(make_theme("Open contact"),),
    )
    submit_case(page=case, actor=actor(owner))
    run_tasks()
    return CasePage.objects.get(pk=case.pk)


@pytest.fixture
def editor(site_home, client) -> User:
    user = make_editor()
    client.force_login(user)
    return user


def decide(client, case, **data):
    return client.post(reverse("case_review", args=[case.pk]), data)


def test_queue_shows_the_oldest_first(submitted, editor, client):
    later = make_case("Later", publish=False, owner=submitted.owner)
    Submission.objects.create(page=later, answer_due_on=timezone.localdate())
    text = client.get(reverse("case_queue")).content.decode()
    assert text.index("Bel eerst") < text.index("Later")


@pytest.mark.parametrize("route", ["case_queue", "case_review"])
def test_only_editors_judge(submitted, client, route):
    address = reverse(route, args=[submitted.pk] if route == "case_review" else [])
    bare = make_editor("kaal@example.org", role=None)
    bare.user_permissions.add(Permission.objects.get(codename="access_admin"))
    for user in (submitted.owner, bare):
        client.force_login(user)
        assert client.get(address).status_code in {302, 403}
        client.post(address, NOW)
    assert not CasePage.objects.get(pk=submitted.pk).live


def test_one_click_publishes_and_lets_the_newcomer_in(
    submitted, editor, client, run_tasks, mailoutbox
):
    page = client.get(reverse("case_review", args=[submitted.pk]))
    assert "Gemeente Oosterkade" in page.content.decode()
    mailoutbox.clear()

    assert decide(client, submitted, **NOW).status_code == 302
    run_tasks()

    assert CasePage.objects.get(pk=submitted.pk).live
    assert Membership.objects.get(user=submitted.owner).state == MembershipState.ACTIVE
    assert submitted.owner.email in {mail.to[0] for mail in mailoutbox}
    assert Submission.objects.get().answered_at is not None


def test_remarks_reach_the_author(submitted, editor, client, run_tasks, mailoutbox):
    mailoutbox.clear()
    decide(client, submitted, decision="ask_changes", remark="Mooi!", remark_title="Korter graag")
    run_tasks()
    case = CasePage.objects.get(pk=submitted.pk)
    assert not case.live
    assert [(c.contentpath, c.text) for c in Comment.objects.all()] == [("title", "Korter graag")]
    assert "Mooi!" in mailoutbox[0].body


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"decision": "ask_changes"}, "Schrijf wat er anders moet"),
        ({"decision": "refuse"}, "Schrijf waarom dit niet geplaatst wordt"),
        ({"decision": "publish_later"}, "Kies een dag en een tijd"),
        ({"decision": "publish_later", "go_live_at": "2020-01-01 10:00"}, "in de toekomst"),
    ],
)
def test_incomplete_decision_is_explained_and_changes_nothing(
    submitted, editor, client, data, sentence
):
    response = decide(client, submitted, **data)
    assert sentence in response.content.decode()
    assert Submission.objects.get().answered_at is None


def test_case_can_go_online_later(submitted, editor, client):
    moment = timezone.localtime() + timedelta(days=2)
    decide(
        client, submitted, decision="publish_later", go_live_at=moment.strftime("%Y-%m-%d %H:%M")
    )
    case = CasePage.objects.get(pk=submitted.pk)
    assert not case.live
    assert case.approved_schedule


def test_second_editor_is_told_that_it_was_answered(submitted, editor, client):
    decide(client, submitted, **NOW)
    response = client.get(reverse("case_review", args=[submitted.pk]), follow=True)
    assert "al beantwoord" in response.content.decode()


def test_changes_of_an_online_case_are_marked(submitted, editor, client):
    decide(client, submitted, **NOW)
    case = CasePage.objects.get(pk=submitted.pk)
    case.summary = "Een heel andere samenvatting."
    case.save_revision(user=case.owner)
    case.get_workflow().start(case, case.owner)
    text = client.get(reverse("case_review", args=[case.pk])).content.decode()
    assert "gewijzigd" in text
    assert '<span class="addition">' in text


def test_moderators_and_site_admins_judge_too(submitted, client):
    for role in (Role.MODERATOR, Role.SITE_ADMIN):
        client.force_login(make_editor(f"{role.value}@example.org", role))
        assert client.get(reverse("case_review", args=[submitted.pk])).status_code == 200


def test_export_of_the_queue_runs_no_formula(submitted, editor, client):
    CasePage.objects.filter(pk=submitted.pk).update(draft_title="=HYPERLINK(1)")
    response = client.get(reverse("case_queue"), {"export": "csv"})
    text = b"".join(response.streaming_content).decode()
    assert "'=HYPERLINK(1)" in text
    assert ",=HYPERLINK" not in text

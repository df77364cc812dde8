"""What is refused leaves a line: who, what, where, and never of whom nobody may know."""

import pytest
from django.db import transaction
from django.urls import reverse

from alliantie import attempt_lines
from alliantie.attempts import listening, refused_by
from alliantie.choices import Outcome, Role
from alliantie.models import AuditEntry
from organisations.actors import actor_for
from people.policies.questions import check_editor
from people.policies.refusals import PeopleRefusedError
from people.services.questions import withdraw
from tests.factories.accounts import make_editor, make_user
from tests.factories.cases import make_member, make_organisation
from tests.factories.dilemmas import make_dilemma
from tests.factories.people import make_question

pytestmark = pytest.mark.django_db


def lines() -> list[tuple]:
    """Give what was refused or failed, oldest first."""
    found = AuditEntry.objects.exclude(outcome=Outcome.DONE).order_by("pk")
    names = ("action", "object_type", "object_id", "actor_id", "outcome", "origin")
    return list(found.values_list(*names))


def test_closed_doors_leave_one_line_each(client, site_home):
    editor, member = make_editor(), make_user()
    client.force_login(editor)
    client.get(reverse("wagtailusers_users:edit", args=[member.pk]))
    client.get("/praktijkvoorbeelden/bestaat-niet/")  # a wrong address is no attempt
    client.get(reverse("case_queue"))
    client.force_login(member)
    client.get(reverse("case_queue"))
    client.post(reverse("decide_question", args=[12]))
    users = "wagtailusers_users:edit"
    assert lines() == [
        ("page.open", users, str(member.pk), editor.pk, "refused", "cms"),
        ("page.open", "case_queue", "", member.pk, "refused", "cms"),
        ("page.send", "decide_question", "12", member.pk, "refused", "cms"),
    ]


def test_a_visitor_who_sends_to_what_is_not_theirs_leaves_a_line_without_anybody(client, site_home):
    client.post("/mijn/organisaties/lidmaatschap/5/stoppen/")
    assert [(line[0], line[2], line[3]) for line in lines()] == [("page.send", "5", None)]


def test_what_a_service_refuses_is_told_and_what_a_page_only_asks_is_not():
    stranger = actor_for(make_user("vreemd@example.org"))
    question = make_question()
    with listening() as heard:
        with pytest.raises(PeopleRefusedError), transaction.atomic():
            withdraw(question=question, actor=stranger)
        assert [refused_by(error) for error in heard] == ["people.withdraw"]
        heard.clear()
        with pytest.raises(PeopleRefusedError):
            check_editor(stranger)
        assert [refused_by(error) for error in heard] == [""]


def test_a_refused_service_is_logged_and_what_nobody_may_know_is_not(client, site_home):
    member = make_member(make_organisation())
    client.force_login(member)
    dilemma = make_dilemma(make_member(make_organisation()))
    client.post(f"/mijn/dilemmas/{dilemma.reference}/intrekken/")
    client.post("/mijn/volgen/zet/", {"kind": "theme", "value": "999999", "on": "1"})
    told = lines()
    assert [line[0] for line in told][-1] == "people.follow"
    assert {line[2:4] for line in told} == {("", None)}, "a page that no log tells of"
    client.post(reverse("decide_question", args=[1]))
    assert lines()[-1][3] == member.pk


def test_a_forged_form_is_nobodys_attempt_and_a_flood_ends(site_home, monkeypatch):
    from django.test import Client

    member = make_user()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(member)
    address = reverse("decide_question", args=[1])
    assert strict.post(address).status_code == 403
    assert lines() == []
    monkeypatch.setattr(attempt_lines, "LINES_AN_HOUR", 3)
    loose = Client()
    loose.force_login(member)
    for _again in range(6):
        loose.post(address)
    assert len(lines()) == 3


def test_what_fails_is_told_as_failed(client, site_home, monkeypatch):
    client.force_login(make_editor(role=Role.EDITOR))
    client.raise_request_exception = False

    def broken(*_args, **_kwargs):
        raise RuntimeError

    monkeypatch.setattr("people.cms.questions.get_object_or_404", broken)
    client.post(reverse("decide_question", args=[3]))
    assert [line[0::4] for line in lines()] == [("page.send", "failed")]

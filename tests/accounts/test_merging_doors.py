"""Nobody has an account pulled into another: both say so, an administrator carries it out, nothing stands between."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.curation.today import AccountClaims
from accounts.erasing.exporting import export_of
from accounts.models import AccountClaim, User
from accounts.services import claims
from alliantie.choices import Role
from alliantie.merging.policies import MergeRefusedError
from alliantie.merging.undoing import undo
from alliantie.models import Merge, MergedRow, OutgoingMail
from matchmaking.models import Introduction
from organisations.models import Invitation
from people.models import Answer, Block, Conversation
from tests.factories.accounts import make_editor, make_user
from tests.factories.cases import make_case
from tests.factories.cases import make_question as ask_author
from tests.factories.merging import editor, make_claim, merge
from tests.factories.organisations import make_member
from tests.factories.people import make_person, make_question

pytestmark = pytest.mark.django_db
ADMIN = editor(role=Role.SITE_ADMIN)
ASK = "/mijn/gegevens/ander-account/"


def said(answer) -> str:
    return " ".join(answer.content.decode().split())


def link() -> str:
    """Give the address in the mail."""
    return re.search(r"/account/samenvoegen/\S+", mail.outbox[-1].body)[0]


def withdraw(client, claim) -> None:
    client.post(reverse("privacy:claim_withdraw", args=[claim.pk]), follow=True)


def asked(client, address, run_tasks) -> str:
    """Ask it, and give the page without what differs by chance or was typed."""
    shown = said(client.post(ASK, {"address": address}, follow=True))
    run_tasks()
    shown = re.sub(r'csrfmiddlewaretoken" value="\w+"|verzoek-\d+|ander-account/\d+', "", shown)
    return shown.replace(address.lower(), "~")


def test_who_asks_is_told_the_same_whether_there_is_such_an_account(pair, client, run_tasks):
    gone, kept = pair
    client.force_login(kept)
    assert client.post(ASK, {"address": "Nieuw@werk.example"}).status_code == 400
    unknown = asked(client, "niemand@werk.example", run_tasks)
    withdraw(client, AccountClaim.objects.get())
    assert asked(client, "Oud@Werk.example", run_tasks) == unknown
    again = client.post(ASK, {"address": "een@ander.example"})
    assert (again.status_code, "Trek dat eerst in" in said(again)) == (400, True)
    (sent,) = mail.outbox
    assert (sent.to, kept.email in sent.body) == ([gone.email], False)
    for _once_more in range(3):
        AccountClaim.objects.all().delete()
        answer = client.post(ASK, {"address": "nog@een.example"})
    assert answer.status_code == 429


def test_it_is_confirmed_signed_in_as_the_account_that_closes(pair, client, run_tasks):
    gone, kept = pair
    claims.ask(user=kept, address=gone.email)
    run_tasks()
    claim, address = AccountClaim.objects.get(), link()
    closed = client.get(address)
    assert (closed.status_code, "Log eerst in" in said(closed)) == (403, True)
    assert kept.email not in said(closed)
    for somebody in (kept, make_user("derde@werk.example")):
        client.force_login(somebody)
        refused = client.post(address)
        assert (refused.status_code, "met een ander account" in said(refused)) == (403, True)
    withdraw(client, claim)
    assert AccountClaim.objects.exists(), "a third person takes nothing back"
    assert AccountClaims().waiting(ADMIN).count() == 0
    client.force_login(gone)
    assert kept.email in said(client.get(address))
    assert kept.email in said(client.get(ASK)), "who would close sees it too"
    assert kept.email in export_of(gone)
    for _twice in range(2):
        assert "Je hebt het bevestigd" in said(client.post(address))
    assert AccountClaims().waiting(ADMIN).get() == claim
    withdraw(client, claim)
    assert (client.get(address).status_code, AccountClaim.objects.count()) == (404, 0)


def test_a_link_holds_a_week_and_a_request_a_month(pair, client, time_machine):
    gone, kept = pair
    old = make_claim(gone, kept, confirmed_at=None)
    token = reverse("account_claim", args=[claims.token_of(old)])
    client.force_login(gone)
    assert client.get(token).status_code == 200
    assert client.get(token[:-4] + "/").status_code == 404
    time_machine.move_to(timezone.now() + timedelta(days=8))
    client.force_login(gone)
    assert client.get(token).status_code == 404
    assert claims.forget_old() == 0
    time_machine.move_to(timezone.now() + timedelta(days=23))
    assert (claims.forget_old(), AccountClaim.objects.count()) == (1, 0)


def refused(gone, kept, sentence, actor=ADMIN) -> str:
    with pytest.raises(MergeRefusedError, match=sentence) as found:
        merge("account", gone, kept, actor)
    return found.value.sentence


def test_only_what_both_confirmed_is_merged_and_nothing_that_stands_between(pair):
    gone, kept = pair
    other = make_user("derde@werk.example")
    refused(gone, kept, "is er niet meer")
    make_claim(gone, kept)
    make_claim(other, make_user("vierde@werk.example"))
    for one, two in ((kept, gone), (other, kept), (gone, other)):
        refused(one, two, "niet bevestigd")
    for role in (Role.EDITOR, Role.MODERATOR):
        refused(gone, kept, "mag je niet", editor(role=role))
    for user in pair:
        user.groups.add(Group.objects.get(name=str(Role.EDITOR.label)))
        refused(gone, kept, "heeft een rol")
        user.groups.clear()
        User.objects.filter(pk=user.pk).update(is_active=False)
        refused(gone, kept, "geschorst of gesloten")
        User.objects.filter(pk=user.pk).update(is_active=True)
    AccountClaim.objects.update(confirmed_at=None)
    refused(gone, kept, "is er niet meer")


def test_broken_off_nothing_moved(pair, monkeypatch):
    gone, kept = pair
    membership = make_member(user=gone)
    make_claim(gone, kept)

    def breaks(**_given):
        raise RuntimeError

    monkeypatch.setattr("accounts.services.mergeable.close_merged", breaks)
    with pytest.raises(RuntimeError):
        merge("account", gone, kept, ADMIN)
    membership.refresh_from_db()
    assert (membership.user, Merge.objects.count(), MergedRow.objects.count()) == (gone, 0, 0)


def dealings(one, other):
    """Let something pass between two accounts, one kind at a time."""
    profiles = [make_person(user=user) for user in (one, other)]
    yield Block.objects.create(blocker=one, blocked=other)
    yield Conversation.objects.create(asker=one, person=profiles[1], subject="Inzage")
    yield Answer.objects.create(
        question=make_question(asker=one), author=other, text="Begin klein."
    )
    yield Introduction.objects.create(
        asker=profiles[0], other=profiles[1], state="ended", expires_on=timezone.localdate()
    )
    yield Invitation.objects.create(
        by="editor",
        sector="resident",
        invited_by=one,
        accepted_by=other,
        token_hash="x",
        expires_at=timezone.now(),
    )
    case = make_case(owner=other)
    yield ask_author(case, asker=one)


def test_what_passed_between_them_stands_between_without_being_told(pair):
    gone, kept = pair
    make_claim(gone, kept)
    for two in (pair, pair[::-1]):
        for row in dealings(*two):
            said_of = refused(gone, kept, "met elkaar te maken")
            assert said_of.endswith("Zulke accounts voegen we niet samen.")
            row.delete()
    merge("account", gone, kept, ADMIN)


def test_an_administrator_merges_on_the_screen_or_says_no(pair, client):
    gone, kept = pair
    claim = make_claim(gone, kept)
    admin, redactie = make_editor("beheer@example.org", Role.SITE_ADMIN), make_editor()
    page = reverse("merge", args=["account", gone.pk, kept.pk])
    waiting = reverse("account_claims")
    for somebody, status in ((redactie, 302), (admin, 200)):
        client.force_login(somebody)
        assert (client.get(page).status_code, client.get(waiting).status_code) == (status, status)
    assert page in said(client.get(waiting))
    assert "Wissel om" not in said(client.get(page)), "the owner chose which one stays"
    form = dict(re.findall(r'name="(key|gezien)" value="([^"]+)"', said(client.get(page))))
    client.force_login(redactie)
    client.post(page, form)
    client.post(reverse("account_claim_decline", args=[claim.pk]))
    assert (Merge.objects.count(), AccountClaim.objects.count()) == (0, 1)
    client.force_login(admin)
    assert "Samengevoegd." in said(client.post(page, form, follow=True))
    undo(merge=Merge.objects.get(), actor=ADMIN)
    claim = make_claim(gone, kept)
    client.post(reverse("account_claim_decline", args=[claim.pk]))
    told = OutgoingMail.objects.filter(template="account/claim_declined")
    assert {one.recipient for one in told} == {gone.email, kept.email}
    assert not AccountClaim.objects.exists()


def test_the_list_of_requests_costs_the_same_for_many(pair, client, django_assert_max_num_queries):
    make_claim(*pair)
    client.force_login(make_editor("beheer@example.org", Role.SITE_ADMIN))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("account_claims"))
    for number in range(6):
        make_claim(make_user(f"oud{number}@werk.example"), make_user(f"nieuw{number}@werk.example"))
    with django_assert_max_num_queries(len(few)):
        assert said(client.get(reverse("account_claims"))).count("Bekijk wat meegaat") == 7

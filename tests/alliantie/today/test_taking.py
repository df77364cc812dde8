"""Taking, giving back, handing over, being away, and going on to the next, as editors do it."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts import erasing
from accounts.erasing.account import erase_account
from accounts.models import User
from alliantie.choices import Role
from alliantie.models import Absence, AuditEntry, TakenWork
from alliantie.tasks import tidy
from alliantie.today.presenting import today_for
from cases.choices import DilemmaState
from cases.models import DilemmaPage
from reports.models import Dossier
from tests.factories.accounts import make_editor, make_user
from tests.factories.cases import make_member, make_organisation
from tests.factories.dilemmas import make_dilemma, make_moderator
from tests.factories.organisations import actor_of
from tests.factories.reports import make_dossier

pytestmark = pytest.mark.django_db
FIRST, SECOND = "Vraag: Het klopt niet", "antwoord: Het klopt niet"
LEFT = {"verdict": "laat-staan", "reason": "Het mag."}


@pytest.fixture
def reports(site_home) -> list[Dossier]:
    return [make_dossier(kind) for kind in ("vraag", "antwoord")]


def named(first: str, role: Role = Role.EDITOR) -> User:
    user = make_editor(f"{first.lower()}@example.org", role)
    User.objects.filter(pk=user.pk).update(first_name=first, last_name="Proef")
    return User.objects.get(pk=user.pk)


def send(client, user: User, route: str, report: Dossier | None = None, **data):
    """Post as somebody, to one report or to the page; gives what the next page says."""
    client.force_login(user)
    args = ["melding", report.pk] if report else []
    return client.post(reverse(route, args=args), data, follow=True).content.decode()


def decide(client, dossier: Dossier):
    given = {**LEFT, "key": str(uuid4())}
    return client.post(reverse("report_decide", args=[dossier.pk]), given, follow=True)


def shown(client, user: User, whose: str = "alles") -> str:
    client.force_login(user)
    return client.get("/cms/vandaag/", {"wie": whose}).content.decode()


def titles(user: User, whose: str) -> list[str]:
    return [one.row.title for one in today_for(actor_of(user), whose=whose).lines]


def test_one_takes_and_the_other_reads_who_has_it(reports, client):
    anna, ben, work = named("Anna"), named("Ben"), reports[0]
    for _twice in range(2):
        assert "Je hebt dit opgepakt" in send(client, anna, "work_take", work)
    assert AuditEntry.objects.filter(action="work.take").count() == 1
    assert "Anna Proef heeft dit al opgepakt" in send(client, ben, "work_take", work)
    assert "Alleen diegene geeft het terug" in send(client, ben, "work_give_back", work)
    assert "Anna Proef" in shown(client, ben)
    assert FIRST not in titles(ben, "te-doen")
    assert SECOND not in titles(anna, "mij")
    assert "weer van niemand" in send(client, anna, "work_give_back", work)
    assert "opgepakt" in send(client, ben, "work_take", work)
    assert TakenWork.objects.get().taken_by == ben


def test_work_is_handed_to_who_may_decide_about_it(reports, client):
    anna, ben, work = named("Anna"), named("Ben"), reports[0]
    handler = named("Vera", Role.CONFIDENTIAL)
    member = make_user("lid@example.org")
    assert "mag hier niet over beslissen" in send(
        client, anna, "work_hand_over", work, colleague=handler.pk
    )
    url = reverse("work_hand_over", args=["melding", work.pk])
    for offer in (url, reverse("work_away")):
        page = client.get(offer).content.decode()
        assert ("Ben Proef" in page, "Vera Proef" in page) == (True, False), offer
    for wrong in (member.pk, anna.pk, "x"):
        client.force_login(anna)
        assert client.post(url, {"colleague": wrong}).status_code == 400
    assert not TakenWork.objects.exists()
    assert "Dit ligt nu bij Ben Proef" in send(
        client, anna, "work_hand_over", work, colleague=ben.pk
    )
    assert "gekregen van Anna Proef" in shown(client, ben, "mij")
    narrowed = "?wie=mij&soort=melding"
    answer = client.post(
        reverse("work_give_back", args=["melding", work.pk]), {"wie": "mij", "soort": "melding"}
    )
    assert answer["Location"].endswith(narrowed)
    client.post(reverse("work_take", args=["melding", work.pk]))
    answer = client.post(f"{url}{narrowed}", {"colleague": anna.pk})
    assert answer["Location"].endswith(narrowed)
    client.force_login(anna)
    answer = client.post(f"{url}?soort=x&wie=x", {"colleague": ben.pk})
    assert answer["Location"].endswith("/cms/vandaag/")
    assert "Ben Proef heeft dit al opgepakt" in send(
        client, anna, "work_hand_over", work, colleague=ben.pk
    )


def test_stand_in_sees_the_work_of_who_is_a_month_away(reports, client):
    anna, ben, cas = named("Anna"), named("Ben"), named("Cas")
    send(client, anna, "work_take", reports[0])
    first, last = timezone.localdate(), timezone.localdate() + timedelta(days=31)
    days = {"from_day": first.isoformat(), "until_day": last.isoformat()}
    vera = named("Vera", Role.CONFIDENTIAL)
    refused = send(client, anna, "work_away", **days, stand_in=vera.pk)
    assert "Vera Proef beslist vooral over ander werk dan jij" in refused
    assert "Genoteerd" in send(client, anna, "work_away", **days, stand_in=ben.pk)
    assert "Je neemt waar voor Anna Proef" in shown(client, ben)
    assert FIRST in titles(ben, "mij")
    assert FIRST not in titles(cas, "te-doen")
    assert "De waarnemer ziet het" in send(client, cas, "work_take", reports[0])
    assert "opgepakt" in send(client, ben, "work_take", reports[0])
    assert TakenWork.objects.get().taken_by == ben
    send(client, ben, "work_away", **days)  # nobody stands in: it is free again
    assert FIRST in titles(cas, "vrij")
    assert "Welkom terug" in send(client, ben, "work_back")
    assert FIRST not in titles(cas, "vrij")
    Absence.objects.update(from_day=first - timedelta(days=9), until_day=first - timedelta(days=1))
    tidy.call()
    assert not Absence.objects.exists()
    assert TakenWork.objects.exists()  # it still waits


def test_wrong_days_keep_what_was_typed(reports, client):
    client.force_login(named("Anna"))
    page = client.post(reverse("work_away"), {"from_day": "2030-05-02", "until_day": "2030-05-01"})
    assert page.status_code == 400
    assert "De laatste dag ligt voor de eerste dag" in page.content.decode()
    assert "2030-05-02" in page.content.decode()
    assert not Absence.objects.exists()


def test_what_is_not_ones_own_does_not_exist(reports, client):
    """Another kind, another number, a dilemma kept from an editor, and everything for a member."""
    asker = make_member(make_organisation(), "vrager")
    dilemma = make_dilemma(asker, state=DilemmaState.INTAKE)
    anna = named("Anna")
    client.force_login(anna)
    for kind, key in (("dilemma", dilemma.pk), ("melding", 99), ("niets", 1)):
        for route in ("work_take", "work_give_back", "work_hand_over"):
            assert client.post(reverse(route, args=[kind, key])).status_code == 404
    moderator, other = make_moderator(), make_moderator()
    client.force_login(moderator)
    url = reverse("work_hand_over", args=["dilemma", dilemma.pk])
    assert client.get("/cms/vandaag/").content.decode().count(url) == 0
    assert "geef je niet door" in client.post(url, {"colleague": other.pk}).content.decode()
    client.force_login(asker)
    assert client.post(reverse("work_take", args=["melding", reports[0].pk])).status_code == 302
    assert not TakenWork.objects.exists()
    assert DilemmaPage.objects.filter(pk=dilemma.pk).exists()


def test_a_decision_leads_to_the_next_and_the_last_to_the_list(reports, client):
    anna, ben = named("Anna"), named("Ben")
    third = make_dossier("idee")
    send(client, ben, "work_take", reports[1])
    client.force_login(anna)
    page = client.get("/cms/vandaag/").content.decode()
    first = f"/cms/meldingen/{reports[0].pk}/"
    assert re.search(rf'accesskey="v"[^>]* href="{re.escape(first)}"', page)
    alone = client.get(first).content.decode()
    assert FIRST in alone
    assert SECOND not in alone
    settled = decide(client, reports[0])
    said = settled.content.decode()
    following = re.escape(f"/cms/meldingen/{third.pk}/")
    assert re.search(rf'accesskey="v"[^>]* href="{following}">Volgende', said)
    said = decide(client, third)
    assert "Naar Vandaag" in said.content.decode()


def test_who_did_what_is_forgotten(reports, client, run_tasks):
    anna, ben = named("Anna"), named("Ben")
    for report, user in zip(reports, (anna, ben), strict=True):
        send(client, user, "work_take", report)
    day = timezone.localdate()
    Absence.objects.create(user=anna, from_day=day, until_day=day, stand_in=ben)
    (told,) = [one.export(anna) for one in erasing.keepers() if one.name == "accounts"]
    assert len(told["Werk dat je oppakte in de redactie"]) == 1
    assert len(told["Wanneer je weg bent"]) == 1
    erase_account(user=anna, actor_id=None, origin="web")
    assert [one.taken_by for one in TakenWork.objects.all()] == [ben]
    assert not Absence.objects.exists()
    Dossier.objects.update(state="left")
    tidy.call()
    assert not TakenWork.objects.exists()


def test_front_of_the_cms_says_what_waits(reports, client):
    client.force_login(named("Anna"))
    assert "Vandaag: 2 dingen wachten op een besluit" in client.get("/cms/").content.decode()
    Dossier.objects.all().delete()
    assert "Vandaag: er wacht niets" in client.get("/cms/").content.decode()
    assert "Er wacht niets. Alles is gedaan." in shown(client, named("Ben"))

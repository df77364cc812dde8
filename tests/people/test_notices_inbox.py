"""The inbox: what we told somebody, and how they want to hear it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import notices
from accounts.choices import Delivery
from accounts.models import MailStanding, Notice, NoticeChoice
from accounts.services import inbox
from alliantie.frame import frame
from tests.factories.organisations import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(site_home, client, monkeypatch):
    monkeypatch.setattr(notices, "_kinds", {})
    notices.register("asked", label="Een vraag aan jou", for_me=True)
    notices.register("theme", label="Een vraag over je thema", for_me=False)
    user = make_member().user
    client.force_login(user)
    return user


def tell(user, number: int = 1, kind: str = "asked", **fields) -> Notice:
    for one in range(number):
        notices.notify(
            user_ids=[user.pk],
            kind=kind,
            text=f"Bericht {one}",
            url="/themas/",
            once_key=f"{kind}-{one}",
        )
    if fields:
        Notice.objects.filter(user=user, kind=kind).update(**fields)
    return Notice.objects.filter(user=user).latest("pk")


def test_unread_stands_first_and_desk_counts_it(reader, client):
    tell(reader, 3)
    first = Notice.objects.earliest("pk")
    inbox.mark_read(user_id=reader.pk, notice_id=Notice.objects.latest("pk").pk)
    page = client.get("/mijn/berichten/").content.decode()
    assert page.index("Bericht 0") < page.index("Bericht 2")
    assert "Je hebt 2 berichten die je nog niet las" in client.get("/mijn/").content.decode()
    assert first.read_at is None


def test_looking_reads_nothing_and_opening_reads_one(reader, client):
    notice = tell(reader, 2)
    client.get("/mijn/berichten/")
    client.head("/mijn/berichten/")
    assert client.get(f"/mijn/berichten/{notice.pk}/openen/").status_code == 405
    assert Notice.objects.unread().count() == 2
    answer = client.post(f"/mijn/berichten/{notice.pk}/openen/")
    assert answer["Location"] == "/themas/"
    assert Notice.objects.unread().count() == 1


def test_all_read_is_only_of_oneself(reader, client):
    other = make_member().user
    tell(reader, 2)
    theirs = tell(other)
    assert client.post(f"/mijn/berichten/{theirs.pk}/openen/").status_code == 404
    client.post("/mijn/berichten/gelezen/")
    assert list(Notice.objects.unread()) == [theirs]


def test_notice_never_leads_to_another_site(reader, client):
    notice = tell(reader, url="https://elders.example.org/")
    answer = client.post(f"/mijn/berichten/{notice.pk}/openen/")
    assert answer["Location"] == "/mijn/berichten/"


def test_many_notices_come_in_pages_with_as_many_queries(
    reader, client, django_assert_max_num_queries
):
    tell(reader, 45)
    frame()  # what site admins set is asked once a day
    with django_assert_max_num_queries(14):
        page = client.get("/mijn/berichten/?pagina=3").content.decode()
    assert page.count("/openen/") == 5
    assert client.get("/mijn/berichten/?pagina=onzin").status_code == 200


def post(client, **given):
    standard = {"plan": "standard", "wants_weekly": "on", "wants_round": "on"}
    matrix = {"kind-asked": "at_once", "kind-theme": "weekly"}
    return client.post("/mijn/berichten/instellingen/", {**standard, **matrix, **given})


def choices() -> dict[str, str]:
    return dict(NoticeChoice.objects.values_list("kind", "delivery"))


def test_standard_keeps_no_rows(reader, client):
    assert post(client).status_code == 302
    assert choices() == {}


def test_all_weekly(reader, client):
    post(client, plan="weekly")
    assert choices() == {"asked": "weekly"}
    page = client.get("/mijn/berichten/instellingen/")
    assert page.context["form"]["plan"].value() == "weekly"
    post(client, plan="standard", **{"kind-asked": "weekly"})
    assert choices() == {}


def test_own_choice_and_who_touches_only_the_matrix_means_it(reader, client):
    post(client, **{"kind-theme": "inbox"})
    assert choices() == {"theme": "inbox"}
    page = client.get("/mijn/berichten/instellingen/")
    assert page.context["form"]["plan"].value() == "own"
    assert "<details open>" in page.content.decode()


def test_choice_holds_for_what_is_told_next(reader, client, run_tasks, mailoutbox):
    post(client, plan="weekly")
    tell(reader)
    run_tasks()
    assert mailoutbox == []
    post(client, plan="own", **{"kind-theme": "at_once"})
    tell(reader, kind="theme")
    run_tasks()
    assert len(mailoutbox) == 1


def test_weekly_mail_and_round_can_be_stopped(reader, client):
    client.post("/mijn/berichten/instellingen/", {"plan": "standard"})
    standing = MailStanding.objects.get(user=reader)
    assert (standing.wants_weekly, standing.wants_round) == (False, False)


@pytest.mark.parametrize("given", [{"plan": "onzin"}, {"plan": ""}, {"kind-asked": "duif"}])
def test_bad_choice_is_refused_and_keeps_what_was_chosen(reader, client, given):
    answer = post(client, **given)
    assert answer.status_code == 400
    assert choices() == {}


def test_read_notices_are_forgotten_after_half_a_year(reader):
    old = timezone.now() - timedelta(days=181)
    tell(reader, 2, created_at=old)
    kept = tell(reader, kind="theme", read_at=timezone.now())
    unread = Notice.objects.filter(kind="asked").earliest("pk")
    Notice.objects.filter(kind="asked").exclude(pk=unread.pk).update(read_at=old)
    inbox.tidy_notices()
    assert set(Notice.objects.all()) == {kept, unread}


def test_export_and_erase(reader):
    tell(reader)
    NoticeChoice.objects.create(user=reader, kind="asked", delivery=Delivery.INBOX)
    handed = inbox.export(reader)
    assert "Bericht 0" in handed["Berichten"][0]
    assert handed["Keuzes voor berichten"] == {"asked": "Alleen op mijn werkplek"}
    inbox.erase(reader)
    assert inbox.export(reader) == {"Berichten": [], "Keuzes voor berichten": {}}

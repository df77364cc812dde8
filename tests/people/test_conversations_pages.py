"""The page to ask somebody and the conversation on the desk, as people meet them."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from accounts.models import PendingText
from alliantie.models import OutgoingMail
from people.models import Block, Conversation
from people.services.answers_on_site import agree, propose
from people.services.conversations import share_address
from people.services.departed import erase, export
from tests.factories.accounts import make_editor
from tests.factories.conversations import answer, make_asker, make_conversation
from tests.factories.people import make_expert, make_person
from tests.factories.reports import judge, tell
from tests.factories.themes import make_theme

pytestmark = pytest.mark.django_db


def typed(person, **changes):
    return {
        "key": str(uuid4()),
        "to": person.slug,
        "subject": "Inzage",
        "text": "Hoe doe je dat?",
        **changes,
    }


@pytest.fixture
def theme():
    return make_theme("Inzage")


def ask_page(person) -> str:
    return f"/mensen/{person.slug}/bericht/"


def test_who_is_signed_in_asks_and_comes_to_the_conversation(site_home, client):
    person = make_person("Piet Praat")
    client.force_login(make_asker())
    response = client.post(ask_page(person), typed(person))
    made = Conversation.objects.get()
    assert response.url == f"/mijn/gesprekken/{made.pk}/"
    assert (made.person, made.subject) == (person, "Inzage")


def test_visitor_types_signs_in_and_finds_the_text_again(site_home, client):
    person = make_person("Piet Praat")
    response = client.post(ask_page(person), typed(person))
    assert not Conversation.objects.exists()
    way_on = parse_qs(urlsplit(response.url).query)["next"][0]
    client.force_login(make_asker())
    page = client.get(way_on).content.decode()
    assert "Hoe doe je dat?" in page
    assert 'value="Inzage"' in page
    assert client.get(way_on).status_code == 200
    client.post(way_on, typed(person))
    assert Conversation.objects.count() == 1
    assert not PendingText.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"subject": ""}, "Vul in waar het over gaat."),
        ({"text": ""}, "Typ je vraag."),
        ({"text": "x" * 4001}, "4000 tekens"),
        ({"subject": "x" * 121}, "120 tekens"),
    ],
)
def test_bad_input_is_said_and_what_was_typed_stays(site_home, client, changes, sentence):
    person = make_person()
    client.force_login(make_asker())
    response = client.post(ask_page(person), typed(person, **changes))
    assert response.status_code == 400
    page = response.content.decode()
    assert sentence in page
    assert (changes.get("text") or "Hoe doe je dat?") in page or changes.get("text") == ""
    assert not Conversation.objects.exists()


def test_hidden_person_cannot_be_asked_and_does_not_exist(site_home, client):
    assert client.get(ask_page(make_person(show_who="members"))).status_code == 404
    assert client.get(ask_page(make_person(hidden_at=timezone.now()))).status_code == 404


def test_before_sending_the_page_says_who_can_be_asked_instead(
    site_home, client, theme, time_machine
):
    time_machine.move_to("2026-12-10 10:00:00+01:00")
    full = make_expert(theme, name="Piet Vol", monthly_budget=0)
    make_expert(theme, name="Ria Ruimte")
    client.force_login(make_asker())
    page = client.get(ask_page(full)).content.decode()
    assert "Piet Vol is weer vrij in januari. Wil je het aan Ria Ruimte vragen?" in page
    assert "Vraag het aan Ria Ruimte" in page


def test_pause_that_ends_this_month_names_the_day(site_home, client, time_machine):
    time_machine.move_to("2026-12-10 10:00:00+01:00")
    today = timezone.localdate()
    person = make_person("Piet Pauze", paused_until=today + timedelta(days=4))
    page = client.get(ask_page(person)).content.decode()
    assert "Piet Pauze is weer vrij op 15 december." in page


def test_two_tabs_for_the_last_place_one_is_offered_the_next(site_home, client, theme):
    last = make_expert(theme, name="Piet Laatste", monthly_budget=1)
    following = make_expert(theme, name="Ria Ruimte")
    client.force_login(make_asker())
    assert client.post(ask_page(last), typed(last)).status_code == 302
    second = client.post(ask_page(last), typed(last, text="Mijn tweede vraag"))
    page = second.content.decode()
    assert second.status_code == 409
    assert "Mijn tweede vraag" in page
    assert "Wil je het aan Ria Ruimte vragen?" in page
    assert f'name="to" value="{following.slug}"' in page
    client.post(ask_page(last), typed(following, text="Mijn tweede vraag"))
    assert Conversation.objects.filter(person=following).count() == 1


def test_blocked_asker_is_offered_somebody_else_and_not_told_why(site_home, client, theme):
    person, asker = make_expert(theme, name="Piet Praat"), make_asker()
    make_expert(theme, name="Ria Ruimte")
    Block.objects.create(blocker=person.user, blocked=asker)
    client.force_login(asker)
    page = client.get(ask_page(person)).content.decode()
    assert "Piet Praat kan nu geen vragen krijgen. Wil je het aan Ria Ruimte vragen?" in page
    assert client.post(ask_page(person), typed(person)).status_code == 409


def test_earlier_answers_come_first_without_who_asked(site_home, client):
    made = answer(make_conversation(asker=make_asker("Vera Vrager")))
    propose(conversation=made, user_id=made.asker_id, question="Hoe begin je?", answer="Klein.")
    assert "Klein." not in client.get(ask_page(made.person)).content.decode()
    agree(conversation=made, user_id=made.person.user_id, question="Hoe begin je?", answer="Klein.")
    page = client.get(ask_page(made.person)).content.decode()
    assert page.index("Hoe begin je?") < page.index('id="stel-je-vraag"')
    assert "Klein." in page
    assert "Vera" not in page


@pytest.mark.parametrize("steps", [(), ("asker",), ("person",), ("asker", "person")])
def test_address_is_in_no_output_before_both_agree(site_home, client, run_tasks, mailoutbox, steps):
    made = answer(make_conversation())
    people = {"asker": made.asker, "person": made.person.user}
    for step in steps:
        share_address(conversation=made, user_id=people[step].pk, shares=True)
    contexts = "".join(str(one.context) for one in OutgoingMail.objects.all())
    run_tasks()
    for reader, other in ((made.asker, people["person"]), (people["person"], made.asker)):
        client.force_login(reader)
        base = f"/mijn/gesprekken/{made.pk}/"
        said = "".join(
            client.get(url).content.decode()
            for url in (base, "/mijn/gesprekken/", "/mijn/", f"{base}op-de-site/")
        )
        assert (other.email in said) == (len(steps) == 2)
        mailed = [m.message().as_string() for m in mailoutbox if m.to == [reader.email]]
        assert all(other.email not in one for one in mailed)
        assert other.email not in contexts


def test_thread_is_of_two_people_until_one_reports_a_message(site_home, client):
    made = answer(make_conversation(text="Zeer geheim"))
    moderator = make_editor()
    client.force_login(moderator)
    assert client.get(f"/mijn/gesprekken/{made.pk}/").status_code == 404
    assert client.post(f"/mijn/gesprekken/{made.pk}/", {"text": "x"}).status_code == 404
    first = made.messages.order_by("pk").first()
    assert client.get(f"/meld/bericht/{first.pk}/").status_code == 404
    client.force_login(made.asker)
    assert client.get(f"/meld/bericht/{first.pk}/").status_code == 404  # one's own words
    client.force_login(made.person.user)
    assert (
        f"/meld/bericht/{first.pk}/" in client.get(f"/mijn/gesprekken/{made.pk}/").content.decode()
    )
    dossier = tell("bericht", first, made.person.user)
    client.force_login(moderator)
    said = client.get(f"/cms/meldingen/{dossier.pk}/").content.decode()
    assert "Zeer geheim" in said
    assert "Begin klein" not in said  # said after it
    assert client.get(f"/mijn/gesprekken/{made.pk}/").status_code == 404
    judge(dossier, moderator)
    for who in (made.asker, made.person.user):
        client.force_login(who)
        page = client.get(f"/mijn/gesprekken/{made.pk}/").content.decode()
        assert "Zeer geheim" not in page
        assert "verborgen door de moderatie" in page


def test_own_messages_look_different_from_those_of_the_other(site_home, client):
    made = answer(make_conversation(text="Hoe doe je dat?"), "Zo doe je dat.")
    client.force_login(made.asker)
    page = BeautifulSoup(client.get(f"/mijn/gesprekken/{made.pk}/").content, "html.parser")
    own = page.select(".ao-remark--own")
    assert [one.select_one(".ao-remark__text").text for one in own] == ["Hoe doe je dat?"]


@pytest.mark.parametrize("who", ["asker", "person"])
def test_other_reads_on_when_somebody_left(site_home, client, who):
    made = answer(make_conversation(text="Groet, Vera Vrager"), "Groet, Piet Praat")
    leaver, stayer = made.asker, made.person.user
    if who == "person":
        leaver, stayer = stayer, leaver
    assert export(leaver)["Gesprekken"][0]["Jouw berichten"]
    erase(leaver)
    name, email = leaver.get_full_name(), leaver.email
    leaver.delete()
    client.force_login(stayer)
    for url in (f"/mijn/gesprekken/{made.pk}/", "/mijn/gesprekken/", "/mijn/"):
        response = client.get(url)
        assert response.status_code == 200
        said = response.content.decode()
        assert name not in said
        assert email not in said
    said = client.get(f"/mijn/gesprekken/{made.pk}/").content.decode()
    assert "iemand die is vertrokken" in said
    for deed in ("adres", "sluiten", "blokkeren", "doorgeven", "iemand-anders"):
        assert client.post(f"/mijn/gesprekken/{made.pk}/{deed}/").status_code == 302
    erase(stayer)
    assert not Conversation.objects.exists()


def test_session_that_ended_gives_the_typed_text_back(site_home, client):
    made = make_conversation()
    response = client.post(f"/mijn/gesprekken/{made.pk}/", {"text": "Mijn lange antwoord"})
    assert response.status_code == 401
    assert "Mijn lange antwoord" in response.content.decode()


def test_pages_ask_as_many_queries_with_many_rows(
    site_home, client, theme, django_assert_max_num_queries
):
    person, asker = make_expert(theme, name="Piet Praat", monthly_budget=50), make_asker()
    client.force_login(asker)
    client.get("/mijn/gesprekken/")  # the first page after a start asks what is remembered later
    counts = []
    for number in (1, 4):
        for _ in range(number):
            answer(make_conversation(asker=asker, person=person))
        with django_assert_max_num_queries(14) as listed:
            client.get("/mijn/gesprekken/")
        with django_assert_max_num_queries(14) as asking:
            client.get(ask_page(person))
        counts.append((len(listed), len(asking)))
    assert counts[0] == counts[1]

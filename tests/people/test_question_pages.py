"""Questions on pages: filters, order, sections and a number of queries that does not grow."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from people.models import Answer, Question
from tests.factories.organisations import make_member, make_organisation
from tests.factories.people import make_person, make_question
from tests.factories.themes import make_theme

pytestmark = pytest.mark.django_db
MOST = 14


@pytest.fixture
def theme(site_home):
    return make_theme("Vogels")


def body(client, url, **params) -> str:
    answer = client.get(url, params)
    assert answer.status_code == 200
    return answer.content.decode()


def texts(client, **params) -> list[str]:
    return [card.text for card in client.get("/vragen/", params).context["listed"].cards]


def test_filters_by_theme_and_state_with_honest_counts(client, theme):
    about = make_question("Wat eet een mus in de winter?", themes=[theme])
    answered = make_question("Hoe lang slaapt een uil overdag?", themes=[theme], state="answered")
    other = make_question("Waar zwemt een snoek het liefst?")
    make_question("Wie ziet deze vraag nog niet?", state="held", opened_at=None, themes=[theme])
    make_question("Wie ziet deze vraag niet meer?", state="withdrawn", themes=[theme])
    assert len(texts(client)) == 3
    assert texts(client, thema=theme.pk) == [answered.text, about.text]
    assert texts(client, stand="open") == [other.text, about.text]
    assert texts(client, thema=theme.pk, stand="beantwoord") == [answered.text]
    assert len(texts(client, thema="x" * 400, stand="'; --", pagina="-1")) == 3
    groups = client.get("/vragen/").context["listed"].groups
    counts = [{option.label: option.count for option in group.options} for group in groups]
    assert counts[0]["Vogels"] == 2
    assert counts[1] == {"Nog geen antwoord": 2, "Beantwoord": 1}


def test_members_see_first_what_waits_for_an_answer(client, theme):
    now = timezone.now()
    old = make_question("Wat eet een mus in de winter?", opened_at=now - timedelta(days=3))
    new = make_question("Hoe lang slaapt een uil overdag?", state="answered", opened_at=now)
    assert texts(client) == [new.text, old.text]
    client.force_login(make_member().user)
    assert texts(client) == [old.text, new.text]


def test_usual_wait_is_told_when_it_is_true(client, theme):
    opened = timezone.now() - timedelta(days=10)
    for hours in (1, 2, 6, 7, 8):
        make_question(
            state="answered",
            opened_at=opened,
            first_answered_at=opened + timedelta(hours=hours),
        )
    assert "Meestal binnen 6 uur een antwoord" in body(client, "/vragen/")
    assert "Meestal binnen 6 uur een antwoord" in body(client, "/")
    Question.objects.update(opened_at=opened - timedelta(days=100))
    cache.clear()
    assert "Meestal" not in body(client, "/vragen/")


def test_empty_search_leads_to_the_form_with_its_words(client, site_home):
    page = body(client, "/zoeken/", q="xylofoon & kat")
    assert 'href="/vragen/stellen/?q=xylofoon+%26+kat"' in page
    form = client.get("/vragen/stellen/?q=xylofoon+%26+kat").context["form"]
    assert form["text"].value() == "xylofoon & kat"


def test_sections_on_theme_front_and_desk(client, theme):
    asker = make_person("Vera Vraagt")
    for number in range(6):
        make_question(f"Hoe vliegt vogel nummer {number} weg?", asker=asker.user, themes=[theme])
    held = make_question("Wie ziet deze vraag?", asker=asker.user, state="held", opened_at=None)
    page = body(client, f"/themas/{theme.slug}/")
    assert page.count("Hoe vliegt vogel nummer") == 4
    assert body(client, "/").count("Hoe vliegt vogel nummer") == 3
    assert held.text not in page + body(client, "/")
    client.force_login(asker.user)
    assert held.text in body(client, "/mijn/")


def test_question_grows_into_a_case(client, theme):
    question = make_question(themes=[theme], more="We hebben al gemeten.", state="answered")
    Answer.objects.create(question=question, text="Zo.")
    client.force_login(make_member().user)
    assert "?vraag=" in body(client, question.get_absolute_url())
    form = client.get(f"/mijn/praktijkvoorbeelden/nieuw/?vraag={question.slug}").context["form"]
    assert form["title"].value() == question.text.removesuffix("?")
    assert "We hebben al gemeten." in form["problem"].value()
    Question.objects.update(state="held", asker=None)
    form = client.get(f"/mijn/praktijkvoorbeelden/nieuw/?vraag={question.slug}").context["form"]
    assert not form["title"].value()


def test_fragment_is_throttled_by_address(client, site_home):
    statuses = {client.get("/vragen/lijkt-op/?text=kort").status_code for _ in range(60)}
    assert statuses == {200}
    assert client.get("/vragen/lijkt-op/?text=kort").status_code == 429


def make_many(first: int, last: int, theme) -> None:
    now, town, asker = timezone.now(), make_organisation(), make_person(f"Vrager {first}")
    rows = Question.objects.bulk_create(
        Question(
            text=f"Hoe vliegt vogel {number}?",
            slug=f"vogel-{number}",
            organisation=town,
            asker=asker.user,
            opened_at=now - timedelta(minutes=number),
            state="answered" if number % 2 else "open",
        )
        for number in range(first, last)
    )
    links = Question.themes.through.objects
    links.bulk_create(Question.themes.through(question=one, theme=theme) for one in rows)
    Answer.objects.bulk_create(
        Answer(question=one, author=asker.user, person=asker, text="Zo.")
        for one in rows
        if one.state == "answered"
        for _ in range(1 if first == 0 else 3)
    )


def queries(client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_pages_ask_as_little_with_a_thousand_questions_as_with_ten(client, theme):
    reader = make_member().user
    counts = []
    for first, last in ((0, 10), (10, 1000)):
        make_many(first, last, theme)
        client.force_login(reader)
        urls = ("/vragen/", f"/vragen/vogel-{last - 1}/", "/vragen/stellen/", "/mijn/")
        signed_in = [queries(client, url) for url in urls]
        client.logout()
        urls = ("/vragen/", f"/vragen/vogel-{last - 1}/", "/", f"/themas/{theme.slug}/")
        counts.append(signed_in + [queries(client, url) for url in urls])
    assert counts[0] == counts[1]
    desk, others = counts[1][3], counts[1][:3] + counts[1][4:]
    assert max(others) <= MOST, counts
    assert desk <= MOST + 9, counts  # every part of the desk asks its own question

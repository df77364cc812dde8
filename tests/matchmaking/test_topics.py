"""Suggestions of themes and free words while somebody writes."""

import pytest

from alliantie.choices import Audience
from alliantie.topic_advice import MOST, text_of_form
from cases.models import CasePage
from matchmaking.policies.topics import Like, advised
from tests.factories.cases import make_case, make_member, make_organisation, make_theme
from tests.factories.events import make_event
from themes.models import Tag

BEGIN = "/mijn/praktijkvoorbeelden/nieuw/"
TEXT = "Bewoners van het vogelhuis tellen samen mussen en zwaluwen in de wijk"

TYPED = {
    "title": "Onze mussen bij de sloot",
    "summary": TEXT,
    "approach": f"<p>{TEXT}</p>",
    "about-onderwerpen": "eigen woord",
    "stel-voor": "onderwerpen",
}


def likes(*topics):
    return [Like(f"Tekst {n}", frozenset(one)) for n, one in enumerate(topics)]


def test_rare_topics_of_the_nearest_texts_come_first():
    alike = likes({"common", "rare"}, {"common"}, {"far"}, *[set()] * 5, {"last"})
    spread = {"common": 900, "rare": 2, "far": 2, "last": 2}
    found = advised(alike, (), spread, 5)
    assert [one.topic for one in found] == ["rare", "far", "common", "last"]
    assert found[0].seen_in == "Tekst 0"
    assert found == advised(alike, (), spread, 5)
    said = advised(alike, {"new"}, spread, 5)
    assert said[0].topic == "new"
    assert said[0].stands_in_text
    assert len(advised(likes({f"t{n}" for n in range(30)}), (), {}, 5)) == 5
    assert advised([], (), {}, 5) == []


def test_only_what_is_text_is_read():
    said = text_of_form(
        {"a": "<p>twee woorden</p>", "about-themas": "12", "key": "x y", "q": "een"}
    )
    assert said.strip() == "twee woorden"


@pytest.fixture
def birds(site_home, run_tasks):
    birds, water = make_theme("Vogels tellen"), make_theme("Waterpeil", synonyms=["sloot"])
    alike = make_case("Mussen tellen", summary=f"{TEXT} vorig jaar", themes=(birds,))
    alike.tags.add("zwaluwnest")
    hidden = make_case("Geheime mussen", summary=TEXT, audience=Audience.PRIVATE)
    hidden.tags.add("verborgen woord")
    for page in (alike, hidden):
        page.save()
        page.save_revision().publish()
    run_tasks()
    return water


@pytest.mark.django_db
def test_forms_suggest_and_set_nothing(client, birds):
    response = client.post(BEGIN, TYPED)
    assert response.status_code == 200
    page = response.content.decode()
    assert "Komt voor in ‘Mussen tellen’, dat hierop lijkt." in page
    assert "<strong>zwaluwnest</strong>. Komt voor" in page
    assert "<strong>Waterpeil</strong> (thema). Staat in je tekst." in page
    assert "verborgen woord" not in page.replace('<option value="verborgen woord">', "")
    assert 0 < page.count("<li><strong>") <= MOST
    assert 'value="Onze mussen bij de sloot"' in page
    assert 'value="eigen woord"' in page
    assert "checked" not in page.split("id_about")[1].split("Eigen woorden")[0]
    assert "utrecht-form-field-error-message" not in page
    assert CasePage.objects.count() == 2
    taken = client.post(
        BEGIN, {**TYPED, "about-themas": [birds.pk], "about-onderwerpen": "Zwaluwnest"}
    )
    assert "<strong>Waterpeil" not in taken.content.decode()
    assert "<strong>zwaluwnest" not in taken.content.decode()
    little = client.post(BEGIN, {"title": "kort", "stel-voor": "onderwerpen"})
    assert "We vonden niets dat past" in little.content.decode()
    assert little.status_code == 200


@pytest.mark.django_db
def test_desk_suggests_and_keeps_nothing(client, birds):
    organisation = make_organisation()
    member = make_member(organisation, "schrijver")
    draft = make_case("Ons begin", owner=member, organisation=organisation, publish=False)
    event = make_event(owner=member, organisation=organisation)
    client.force_login(member)
    section = client.post(f"/mijn/praktijkvoorbeelden/{draft.pk}/onderdeel/basis/", TYPED)
    assert "Komt voor in ‘Mussen tellen’" in section.content.decode()
    assert draft.get_latest_revision_as_object().title == "Ons begin"
    over = f"/mijn/bijeenkomsten/{event.slug}/onderdeel/over/"
    meeting = client.post(over, {"description": TEXT, "stel-voor": "onderwerpen"})
    assert "Komt voor in ‘Mussen tellen’" in meeting.content.decode()
    ask = client.post(
        "/mijn/dilemmas/nieuw/vraag/", {"question": "Mag dit?", "situation": TEXT, "kijk": "themas"}
    )
    assert "<strong>Vogels tellen</strong> (thema)" in ask.content.decode()
    assert "<strong>zwaluwnest" not in ask.content.decode()
    assert Tag.objects.filter(name="zwaluwnest").count() == 1

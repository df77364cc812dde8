"""Dilemmas in search, feeds and likeness: found by their words, never by who asked."""

from uuid import uuid4

import pytest

from cases.choices import NameChoice, Readers
from cases.models import DilemmaPage
from cases.presenting import similar_dilemmas
from cases.presenting.similar_dilemmas import similar
from cases.services.dilemmas import life
from cases.services.dilemmas.advice import Given, give_advice
from organisations.actors import actor_for
from search import alike
from search.engines.base import EngineDownError
from search.indexing import drain
from tests.factories.cases import make_member, make_organisation, make_theme
from tests.factories.dilemmas import make_dilemma
from tests.factories.people import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(site_home):
    return make_organisation("Gemeente Zandkasteel")


@pytest.fixture
def asker(house):
    return make_person("Wilma Weetniet", organisation=house).user


@pytest.fixture
def reader(site_home):
    return make_member(make_organisation())


def found(client, words, **params):
    answer = client.get("/zoeken/", {"q": words, "soort": "dilemma", "letterlijk": "1", **params})
    assert answer.status_code == 200
    return answer


def titles(client, words) -> list[str]:
    results = found(client, words).context["results"]
    return [] if results.relaxed and not results.complete else [hit.title for hit in results.hits]


def test_it_is_found_by_its_words_and_parts_by_who_may_read_it(client, asker, reader):
    make_dilemma(
        asker,
        question="Mag de vogelwacht meetellen?",
        options=[{"label": "Ganzen ringen", "effect": "Iedereen telt"}],
        variants=[{"text": "En als het sneeuwt?"}],
        values=[{"value": "care"}],
        themes=[make_theme("Vogelstand")],
    )
    drain()
    for words in ("vogelwacht", "ganzen ringen", "sneeuwt", "vogelstand"):
        assert titles(client, words) == []
        client.force_login(reader)
        assert titles(client, words) == ["Mag de vogelwacht meetellen?"], words
        client.logout()
    client.force_login(reader)
    html = found(client, "vogelwacht").content.decode()
    assert "Dilemma, vraagt advies" in html
    assert "Zorg voor mensen" in html
    assert "Vogelstand" in html


def test_nothing_of_who_asked_finds_it(client, asker, reader, house):
    make_dilemma(
        asker, question="Mag de vogelwacht meetellen?", choice={"organisation_id": house.pk}
    )
    drain()
    client.force_login(reader)
    for words in ("Wilma Weetniet", "Zandkasteel", asker.email):
        assert titles(client, words) == []
    facets = found(client, "vogelwacht").context["results"].facet("organisation")
    assert facets.values == ()


def test_a_hidden_organisation_does_not_find_it_and_a_shown_one_does(client, asker, reader, house):
    choice = {"organisation_id": house.pk}
    make_dilemma(asker, question="Mag half?", name=NameChoice.ORGANISATION_HIDDEN, choice=choice)
    make_dilemma(asker, question="Mag heel?", name=NameChoice.PUBLIC, choice=choice)
    # Even a row that held one would not tell the index.
    DilemmaPage.objects.filter(title="Mag half?").update(organisation=house)
    drain()
    client.force_login(reader)
    assert titles(client, "zandkasteel") == ["Mag heel?"]


def test_advice_is_not_indexed(client, asker, reader):
    dilemma = make_dilemma(asker, question="Mag de vogelwacht meetellen?")
    given = Given("Bel de pelikaan.", name=NameChoice.ANONYMOUS)
    give_advice(dilemma=dilemma, actor=actor_for(reader), key=uuid4(), given=given)
    drain()
    client.force_login(reader)
    assert titles(client, "pelikaan") == []
    assert "1 advies" in found(client, "vogelwacht").content.decode()


def test_withdrawn_is_not_found_before_the_index_knows(client, asker, reader):
    dilemma = make_dilemma(asker, question="Mag de vogelwacht meetellen?")
    drain()
    client.force_login(reader)
    assert titles(client, "vogelwacht")
    life.withdraw(dilemma=dilemma, actor=actor_for(asker))
    assert titles(client, "vogelwacht") == []
    drain()
    assert titles(client, "vogelwacht") == []


def test_the_feed_knows_it_by_a_random_number_and_tells_the_month(client, asker):
    dilemma = make_dilemma(asker, question="Mag de vogelwacht?", readers=Readers.EVERYONE)
    DilemmaPage.objects.filter(pk=dilemma.pk).update(opened_on="2026-03-17")
    drain()
    feed = client.get("/zoeken/feed/", {"q": "vogelwacht"}).content.decode()
    assert f"cases.dilemmapage:{dilemma.reference}" in feed
    assert f"dilemmapage:{dilemma.pk}<" not in feed  # a random number may begin with it
    assert "2026-03-01T00:00:00" in feed
    assert "2026-03-17" not in feed


def test_no_suggestion_tells_of_what_is_not_for_a_visitor(client, asker):
    make_dilemma(asker, question="Mag de vogelwacht meetellen?")
    drain()
    assert (
        "vogelwacht m" not in client.get("/zoeken/suggesties/?q=vogelwa").content.decode().lower()
    )


TEXT = "Mogen de vogeltellers hun ganzenlijst met adressen openbaar maken?"


def alike_to(actor, text=TEXT, **more):
    return [one.question for one in similar(text, actor, **more)]


def test_what_is_alike_respects_who_may_read(asker, reader):
    first = make_dilemma(asker, question="Mag de ganzenlijst openbaar?")
    make_dilemma(asker, question="Moet de begroting korter?", readers=Readers.EVERYONE)
    drain()
    assert alike_to(actor_for(reader)) == ["Mag de ganzenlijst openbaar?"]
    assert "Mag de ganzenlijst openbaar?" not in alike_to(actor_for(make_member(None)), "kort")
    assert alike_to(actor_for(reader), but=first) != ["Mag de ganzenlijst openbaar?"]


def test_the_second_gate_holds_back_what_the_index_gave(asker, reader, monkeypatch):
    dilemma = make_dilemma(asker, question="Mag de ganzenlijst openbaar?")
    drain()
    DilemmaPage.objects.filter(pk=dilemma.pk).update(readers=Readers.INVITED)  # the index is stale
    monkeypatch.setattr(similar_dilemmas, "pks_alike", lambda *_given, **_named: [str(dilemma.pk)])
    assert alike_to(actor_for(reader)) == []


def test_a_page_lists_what_is_alike(client, asker, reader):
    one = make_dilemma(asker, question="Mag de ganzenlijst openbaar?")
    two = make_dilemma(asker, question="Moet de ganzenlijst openbaar zijn?")
    drain()
    client.force_login(reader)
    html = client.get(one.url).content.decode()
    assert two.url in html.partition("Lijkt hierop")[2]


def test_nothing_is_alike_while_the_engine_is_away(asker, reader, monkeypatch):
    def down():
        raise EngineDownError("away")

    monkeypatch.setattr(alike, "engine", down)
    make_dilemma(asker, question="Mag de ganzenlijst openbaar?")
    assert alike_to(actor_for(reader)) == []


def test_asking_while_writing(client, asker, reader):
    make_dilemma(asker, question="Mag de ganzenlijst openbaar?")
    drain()
    url = "/dilemmas/lijkt-op/"
    assert client.post(url, {"title": TEXT}).status_code == 401
    client.force_login(reader)
    assert client.get(url, {"title": TEXT}).status_code == 405
    html = client.post(url, {"title": TEXT}).content.decode()
    assert "Mag de ganzenlijst openbaar?" in html
    assert "<html" not in html
    assert client.post(url, {"title": "x"}).content.decode().strip() == ""


def test_asking_while_writing_has_an_end(client, reader):
    client.force_login(reader)
    answers = {client.post("/dilemmas/lijkt-op/", {"title": TEXT}).status_code for _ in range(61)}
    assert answers == {200, 429}


def test_asking_while_writing_is_for_members(client, site_home):
    former = make_member(make_organisation())
    former.memberships.update(state="ended")
    client.force_login(former)
    assert client.post("/dilemmas/lijkt-op/", {"title": TEXT}).status_code == 404

"""The overview of dilemmas and the page of values: honest for who is looking."""

import pytest

from cases.choices import NameChoice, Readers
from cases.models import DilemmaPage
from people.choices import Level
from people.models import Follow
from tests.factories.cases import make_member, make_organisation, make_theme
from tests.factories.dilemmas import make_dilemma
from tests.factories.people import make_expert

pytestmark = pytest.mark.django_db
URL = "/dilemmas/"


@pytest.fixture
def asker(site_home):
    return make_member(make_organisation())


@pytest.fixture
def reader(site_home):
    return make_member(make_organisation())


def clashing(*values):
    return [{"value": value} for value in values]


def shown(client, **params):
    answer = client.get(URL, params)
    assert answer.status_code == 200
    return answer.context["shown"]


def questions(client, **params) -> list[str]:
    return sorted(card.question for card in shown(client, **params).cards)


def numbers(client, name, **params) -> dict[str, int]:
    groups = {group.name: group for group in shown(client, **params).groups}
    options = groups[name].options if name in groups else []
    return {option.value: option.count for option in options}


def test_everybody_sees_and_counts_what_is_for_them(client, asker, reader):
    make_dilemma(asker, question="Mag alles?", readers=Readers.EVERYONE, values=clashing("cost"))
    make_dilemma(asker, question="Mag iets?", values=clashing("cost", "care"))
    make_dilemma(asker, question="Mag niets?", state="intake", values=clashing("cost"))
    assert questions(client) == ["Mag alles?"]
    assert numbers(client, "botst") == {"cost": 1}
    client.force_login(reader)
    assert questions(client) == ["Mag alles?", "Mag iets?"]
    assert numbers(client, "botst") == {"cost": 2, "care": 1}


def test_values_narrow_each_other_and_other_filters_widen(client, asker, reader):
    client.force_login(reader)
    theme = make_theme("Vogels")
    make_dilemma(asker, question="Mag a?", values=clashing("cost", "care"), themes=[theme])
    make_dilemma(asker, question="Mag b?", values=clashing("cost"), frames=[{"frame": "woo"}])
    make_dilemma(asker, question="Mag c?", state="decided", frames=[{"frame": "avg"}])
    assert questions(client, botst=["cost", "care"]) == ["Mag a?"]
    assert numbers(client, "botst", botst=["cost"]) == {"cost": 2, "care": 1}
    assert questions(client, wet=["woo", "avg"]) == ["Mag b?", "Mag c?"]
    assert questions(client, thema=theme.slug) == ["Mag a?"]
    assert questions(client, stand="decided") == ["Mag c?"]
    assert numbers(client, "stand") == {"open": 2, "decided": 1}
    assert len(questions(client, botst="'; --", stand="x" * 400, volgorde="?", pagina="-1")) == 0
    assert len(questions(client, volgorde="?", pagina="-1")) == 3


def test_outcome_counts_silence_as_unknown(client, asker, reader):
    client.force_login(reader)
    silent = make_dilemma(asker, question="Mag stil?", state="weighing")
    told = make_dilemma(asker, question="Mag luid?", state="decided")
    DilemmaPage.objects.filter(pk=silent.pk).update(state="closed", unknown_since="2026-01-01")
    DilemmaPage.objects.filter(pk=told.pk).update(state="closed", outcome="worse")
    assert numbers(client, "afloop") == {"unknown": 1, "worse": 1}
    assert questions(client, afloop="unknown") == ["Mag stil?"]


def test_a_withheld_sector_is_no_value_of_any_filter(client, asker, reader):
    client.force_login(reader)
    dilemma = make_dilemma(asker, question="Mag dit?", sector="water_board")
    assert dilemma.sector_withheld
    assert numbers(client, "sector") == {}
    assert questions(client, sector="water_board") == []
    DilemmaPage.objects.filter(pk=dilemma.pk).update(sector_withheld=False)
    assert numbers(client, "sector") == {"water_board": 1}
    assert questions(client, sector="water_board") == ["Mag dit?"]


def test_what_waits_for_advice_about_your_themes(client, asker):
    known, followed, other = make_theme("Mussen"), make_theme("Uilen"), make_theme("Meeuwen")
    expert = make_expert(known, Level.CAN_EXPLAIN, organisation=make_organisation())
    Follow.objects.create(user=expert.user, theme=followed)
    make_dilemma(asker, question="Mag de mus?", themes=[known, followed])
    make_dilemma(asker, question="Mag de uil?", themes=[followed])
    make_dilemma(asker, question="Mag de meeuw?", themes=[other])
    make_dilemma(asker, question="Mag de oude mus?", themes=[known], state="weighing")
    assert numbers(client, "wacht") == {}
    client.force_login(expert.user)
    assert numbers(client, "wacht") == {"mijn": 2}
    assert questions(client, wacht="mijn") == ["Mag de mus?", "Mag de uil?"]


def test_asking_makes_no_list_different(client, asker):
    choice = {"invited_ids": [make_member(None).pk for _ in range(3)]}
    make_dilemma(asker, question="Mag ik?", readers=Readers.INVITED, choice=choice)
    client.force_login(asker)
    assert questions(client) == []


def test_the_card_does_not_say_who_asked(client, asker, reader):
    client.force_login(reader)
    organisation = asker.memberships.get().organisation
    choice = {"organisation_id": organisation.pk}
    make_dilemma(asker, question="Mag ik?", name=NameChoice.PUBLIC, choice=choice)
    assert organisation.name not in client.get(URL).content.decode()


def test_empty_overviews_offer_a_next_step(client, asker, reader):
    assert "Log in" in client.get(URL).content.decode()
    client.force_login(reader)
    assert "Vraag als eerste om advies" in client.get(URL).content.decode()
    assert "Haal alle filters weg" in client.get(URL, {"botst": "cost"}).content.decode()
    assert "Vertel op je profiel" in client.get(URL, {"wacht": "mijn"}).content.decode()


def pairs(client) -> dict[tuple[str, str], int]:
    weighed = client.get("/dilemmas/waarden/").context["shown"]
    return {(pair.one, pair.other): pair.total for pair in weighed.pairs}


def test_values_are_counted_over_what_somebody_may_see(client, asker, reader):
    both = clashing("privacy", "openness")
    make_dilemma(asker, question="Mag a?", readers=Readers.EVERYONE, values=both)
    make_dilemma(asker, question="Mag b?", values=clashing("openness", "privacy", "cost"))
    make_dilemma(asker, question="Mag c?", state="intake", values=both)
    make_dilemma(asker, question="Mag d?", readers=Readers.EVERYONE, values=clashing("care"))
    assert pairs(client) == {("Openheid", "Privacy"): 1}
    client.force_login(reader)
    assert pairs(client) == {
        ("Openheid", "Privacy"): 2,
        ("Openheid", "Kosten"): 1,
        ("Privacy", "Kosten"): 1,
    }


def test_the_drawing_tells_the_same_as_the_table_and_pairs_lead_on(client, asker):
    both = clashing("openness", "privacy")
    make_dilemma(asker, question="Mag a?", readers=Readers.EVERYONE, values=both)
    html = client.get("/dilemmas/waarden/").content.decode()
    assert 'role="img" aria-labelledby="tekening-titel tekening-uitleg"' in html
    assert "Openheid en Privacy: 1." in html
    address = "/dilemmas/?botst=openness&amp;botst=privacy"
    assert f'href="{address}"' in html
    assert len(questions(client, botst=["openness", "privacy"])) == 1


def test_nothing_to_count_is_said(client, site_home):
    assert "Er valt nog niets te tellen" in client.get("/dilemmas/waarden/").content.decode()

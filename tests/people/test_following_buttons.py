"""Follow and stop following: from the pages themselves, with HTML alone."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alliantie.choices import Audience
from alliantie.models import AuditEntry
from organisations.choices import Listing
from people.models import Follow
from people.policies import following as rules
from people.presenting.following import followed_by
from people.services import following as services
from tests.factories.cases import make_case
from tests.factories.organisations import actor_of, make_member, make_organisation
from tests.factories.people import make_person
from tests.factories.themes import make_theme

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(site_home, client):
    user = make_member().user
    client.force_login(user)
    return user


@pytest.fixture
def pages(site_home, monkeypatch):
    theme, organisation = make_theme("Participatie"), make_organisation("Gemeente Volgdorp")
    case = make_case("Buurtbudget", organisation=organisation, themes=(theme,))
    return {
        f"/themas/{theme.slug}/": ("theme", theme.pk),
        f"/organisaties/{organisation.slug}/": ("organisation", organisation.pk),
        f"/praktijkvoorbeelden/{case.slug}/": ("page", case.pk),
        "/zoeken/?q=buurt+budget&volgorde=nieuwste&pagina=2": ("search", "q=buurt+budget"),
    }


def button(client, url: str) -> dict[str, str]:
    form = BeautifulSoup(client.get(url).content, "html.parser").select_one("form.ao-follow")
    return {
        **{one["name"]: one["value"] for one in form.select("input")},
        "action": form["action"],
        "says": form.get_text(strip=True),
    }


def test_every_kind_of_page_has_a_button_that_toggles(reader, client, pages):
    for url, (kind, value) in pages.items():
        form = button(client, url)
        assert (form["kind"], form["value"]) == (kind, str(value))
        assert form["says"].startswith("Volg")
        answer = client.post(form["action"], form)
        assert (answer.status_code, answer["Location"]) == (302, url)
        assert button(client, url)["says"] == "Stop met volgen"
        client.post(form["action"], button(client, url))
        assert button(client, url)["says"].startswith("Volg")
    assert not Follow.objects.exists()


def test_person_can_be_followed_but_not_oneself(reader):
    other, me = make_person("Vera"), make_person("Ik", user=reader)
    actor = actor_of(reader)
    services.follow(target=rules.Target("person", str(other.pk)), actor=actor)
    with pytest.raises(services.NotYoursError):
        services.follow(target=rules.Target("person", str(me.pk)), actor=actor)


def test_visitor_gets_a_link_to_sign_in_that_comes_back(client, pages):
    for url in pages:
        page = BeautifulSoup(client.get(url).content, "html.parser")
        link = page.select_one(".ao-follow a")["href"]
        assert link.startswith("/account/login/?next=/"), url
        assert page.select_one("form.ao-follow") is None


def test_button_costs_a_visitor_nothing_and_a_member_one_query(reader, client, pages):
    def asked(url: str) -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        return sum("people_follow" in query["sql"] for query in captured)

    for url in pages:
        assert asked(url) == 1, url
    client.logout()
    for url in pages:
        assert asked(url) == 0, url


def test_twice_is_once(reader, client, pages):
    for kind, value in pages.values():
        for _ in range(2):
            client.post("/mijn/volgen/zet/", {"kind": kind, "value": value, "on": "1"})
    assert Follow.objects.count() == len(pages)


@pytest.mark.parametrize("way", ["https://elders.example.org/", "//elders.example.org", ""])
def test_never_led_to_another_site(reader, client, pages, way):
    kind, value = next(iter(pages.values()))
    answer = client.post(
        "/mijn/volgen/zet/", {"kind": kind, "value": value, "on": "1", "next": way}
    )
    assert answer["Location"] == "/mijn/volgen/"


def test_who_is_signed_out_meanwhile_signs_in_and_comes_back(client, site_home):
    answer = client.post(
        "/mijn/volgen/zet/", {"kind": "theme", "value": "1", "on": "1", "next": "/themas/x/"}
    )
    assert answer["Location"] == "/account/login/?next=%2Fthemas%2Fx%2F"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("theme", "99999"),
        ("theme", "x"),
        ("theme", "9" * 40),
        ("page", "0"),
        ("page", "1"),
        ("onzin", "1"),
        ("user", "1"),
        ("", ""),
    ],
)
def test_what_is_not_there_is_not_found(reader, client, kind, value):
    for on in ("1", "0"):
        answer = client.post("/mijn/volgen/zet/", {"kind": kind, "value": value, "on": on})
        assert answer.status_code == (404 if on == "1" else 302)


def test_what_one_may_not_see_cannot_be_followed(reader, client):
    hidden = make_organisation("Gemeente Geheim", listing=Listing.PROPOSED)
    private = make_case("Geheim", audience=Audience.PRIVATE)
    nobody = make_person("Niemand", show_who="nobody")
    for kind, one in (("organisation", hidden), ("page", private), ("person", nobody)):
        answer = client.post("/mijn/volgen/zet/", {"kind": kind, "value": one.pk, "on": "1"})
        assert answer.status_code == 404, kind
    assert not Follow.objects.exists()


def test_search_for_nothing_is_refused_in_a_sentence(reader, client):
    answer = client.post("/mijn/volgen/zet/", {"kind": "search", "value": "pagina=3", "on": "1"})
    assert answer.status_code == 400
    assert "Typ eerst waar je naar zoekt" in answer.content.decode()


def test_list_shows_and_stops_in_one_click(reader, client, pages):
    for kind, value in pages.values():
        client.post("/mijn/volgen/zet/", {"kind": kind, "value": value, "on": "1"})
    page = BeautifulSoup(client.get("/mijn/volgen/").content, "html.parser")
    shown = page.select("main .ao-desk-sections li")
    assert [one.a.get_text() for one in shown] == [
        "Participatie",
        "Gemeente Volgdorp",
        "Buurtbudget",
        "“buurt budget”",
    ]
    for one in shown:
        fields = {field["name"]: field["value"] for field in one.select("input[name]")}
        client.post(one.form["action"], fields)
    assert "Je volgt nog niets" in client.get("/mijn/volgen/").content.decode()


def test_what_one_may_no_longer_see_drops_out_in_silence(reader, client):
    person = make_person("Vera Verdwijnt")
    organisation, case = make_organisation("Gemeente Weg"), make_case("Straks weg")
    actor = actor_of(reader)
    for kind, one in (("person", person), ("organisation", organisation), ("page", case)):
        services.follow(target=rules.Target(kind, str(one.pk)), actor=actor)
    assert len(followed_by(actor)) == 3
    type(person).objects.filter(pk=person.pk).update(show_who="nobody")
    type(organisation).objects.filter(pk=organisation.pk).update(listing=Listing.PROPOSED)
    type(case).objects.filter(pk=case.pk).update(audience=Audience.PRIVATE)
    assert followed_by(actor) == []


def test_list_asks_the_same_of_few_and_many(reader, client, site_home):
    def asked() -> int:
        client.get("/mijn/volgen/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/mijn/volgen/")
        return len(captured)

    def more(number: int) -> None:
        for _ in range(number):
            for kind, one in (
                ("theme", make_theme()),
                ("organisation", make_organisation()),
                ("page", make_case()),
            ):
                target = rules.Target(kind, str(one.pk))
                services.follow(target=target, actor=actor_of(reader))

    more(1)
    few = asked()
    more(8)
    assert asked() == few <= 14


def test_two_hundred_is_enough(reader, client, monkeypatch):
    monkeypatch.setattr(rules, "MOST", 3)
    for number in range(4):
        answer = client.post(
            "/mijn/volgen/zet/", {"kind": "theme", "value": make_theme().pk, "on": "1"}
        )
        assert answer.status_code == (302 if number < 3 else 400)
    assert Follow.objects.count() == 3


def test_twenty_searches_are_enough(reader):
    with pytest.raises(rules.TooManyError):
        rules.check_room(followed=20, searches=20, is_search=True)
    rules.check_room(followed=20, searches=20, is_search=False)


def test_a_robot_is_stopped(reader, client, monkeypatch):
    monkeypatch.setattr(services, "CHANGES_AN_HOUR", 2)
    theme = make_theme().pk
    statuses = [
        client.post("/mijn/volgen/zet/", {"kind": "theme", "value": theme, "on": "1"}).status_code
        for _ in range(3)
    ]
    assert statuses == [302, 302, 429]


def test_nobody_sees_what_somebody_follows(reader, client, pages):
    for kind, value in pages.values():
        client.post("/mijn/volgen/zet/", {"kind": kind, "value": value, "on": "1"})
    client.force_login(make_member().user)
    assert "Je volgt nog niets" in client.get("/mijn/volgen/").content.decode()
    kind, value = next(iter(pages.values()))
    client.post("/mijn/volgen/zet/", {"kind": kind, "value": value, "on": "0"})
    assert Follow.objects.of(reader.pk).count() == len(pages)
    assert not AuditEntry.objects.filter(action__startswith="follow").exists()


def test_same_search_is_followed_once_however_it_is_written():
    assert services.canonical("volgorde=nieuwste&q=woo&pagina=4&vreemd=1") == "q=woo"
    assert services.canonical("taal=nl&q=woo") == services.canonical("q=woo&taal=nl")


def test_export_and_erase(reader, client, pages):
    for kind, value in pages.values():
        client.post("/mijn/volgen/zet/", {"kind": kind, "value": value, "on": "1"})
    handed = services.export(reader)
    assert sorted(handed["Wat je volgt"]) == sorted(
        ["Participatie", "Gemeente Volgdorp", "Buurtbudget", "“buurt budget”"]
    )
    services.erase(reader)
    assert not Follow.objects.exists()

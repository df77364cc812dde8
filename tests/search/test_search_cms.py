"""What editors see and steer of search in the CMS, and that nobody else does."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alliantie.choices import Role
from alliantie.models import AuditEntry
from alliantie.visibility import CURATORS
from search.addresses import key_at
from search.models import BestBet, StopWord, Synonym
from search.registry import key_of
from tests.factories.accounts import make_editor
from tests.factories.cases import make_case
from tests.factories.organisations import make_member

pytestmark = pytest.mark.django_db
MODELS = ("synonym", "bestbet", "stopword")
SCREENS = (
    *(f"wagtailsnippets_search_{model}:list" for model in MODELS),
    *(f"wagtailsnippets_search_{model}:add" for model in MODELS),
    "search_asked",
    "search_asked_results",
    "search_found_nothing",
    "search_found_nothing_results",
    "search_trying",
)


def add(cms, model, **fields):
    return cms.post(reverse(f"wagtailsnippets_search_{model}:add"), fields)


def synonym(**changes):
    return {
        "words": "woo",
        "also": "wet open overheid",
        "direction": "one",
        "field": "title",
        "is_active": "on",
        "note": "",
        **changes,
    }


@pytest.mark.parametrize("screen", SCREENS)
def test_visitor_and_member_have_no_way_in(client, site_home, screen):
    assert client.get(reverse(screen)).status_code == 302
    client.force_login(make_member().user)
    assert client.get(reverse(screen)).status_code == 302


@pytest.mark.parametrize("role", sorted(CURATORS))
def test_who_curates_sees_every_screen(client, site_home, role):
    client.force_login(make_editor(role=role))
    for screen in SCREENS:  # a moderator changes what is there and adds nothing
        led_away = role == Role.MODERATOR and screen.endswith(":add")
        assert client.get(reverse(screen)).status_code == (302 if led_away else 200), screen


def test_somebody_in_the_cms_who_does_not_curate_sees_nothing(client, site_home):
    from django.contrib.auth.models import Permission

    user = make_editor(role=None)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    statuses = {client.get(reverse(screen)).status_code for screen in SCREENS}
    assert 200 not in statuses
    assert "Probeer het" not in client.get("/cms/").content.decode()


def test_member_changes_nothing(client, site_home):
    client.force_login(make_member().user)
    before = Synonym.objects.count()
    add(client, "synonym", **synonym(words="nieuw"))
    rule = Synonym.objects.first()
    client.post(reverse("wagtailsnippets_search_synonym:delete", args=[rule.pk]))
    assert Synonym.objects.count() == before


def test_menu_leads_to_everything(cms):
    html = cms.get("/cms/").content.decode()
    for label in ("Synoniemen", "Vastgezette resultaten", "Meest gezocht", "Probeer het"):
        assert label in html


def test_synonym_is_added_changed_and_thrown_away_with_a_line_in_the_log(cms):
    assert add(cms, "synonym", **synonym(words="Woo\r\nwoo \r\n wob")).status_code == 302
    rule = Synonym.objects.get()
    assert (rule.words, rule.direction, rule.field, rule.origin) == (
        "Woo\nwob", "one", "title", "editor",
    )  # fmt: skip
    edit = reverse("wagtailsnippets_search_synonym:edit", args=[rule.pk])
    assert cms.post(edit, synonym(is_active="")).status_code == 302
    rule.refresh_from_db()
    assert not rule.is_active
    cms.post(reverse("wagtailsnippets_search_synonym:delete", args=[rule.pk]))
    log = AuditEntry.objects.filter(action__startswith="synonym.", origin="cms")
    assert {line.action for line in log} == {"synonym.create", "synonym.edit", "synonym.delete"}
    assert {line.actor.email for line in log} == {"redactie@example.org"}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"words": " \r\n "}, "minstens één woord"),
        ({"also": ""}, "minstens één woord"),
        ({"words": "a" * 81}, "te lang"),
        ({"words": "\r\n".join(f"w{n}" for n in range(21))}, "21 woorden"),
        ({"also": "WOO"}, "beide vakken"),
        ({"words": "Bestaat Al"}, "er al een synoniem"),
        ({"words": "w\u202eoo"}, "leesrichting"),
        ({"words": "w\u200boo"}, "niet ziet"),
        ({"words": "w\x1boo"}, "stuurtekens"),
        ({"words": "?"}, "geen letters"),
    ],
)
def test_synonym_that_cannot_stand_is_refused_in_plain_words(cms, changes, sentence):
    Synonym.objects.create(words="ander\nbestaat al", also="x")
    answer = add(cms, "synonym", **synonym(**changes))
    assert sentence in answer.content.decode()
    assert Synonym.objects.count() == 1


def test_a_rule_does_not_stand_in_its_own_way(cms):
    rule = Synonym.objects.create(words="woo", also="x")
    edit = reverse("wagtailsnippets_search_synonym:edit", args=[rule.pk])
    assert cms.post(edit, synonym(also="y")).status_code == 302


def bet(address, **changes):
    return {"questions": "Woo\r\nwet open overheid", "address": address, "position": 1, **changes}


@pytest.mark.parametrize(
    "form",
    ["{url}", "http://testserver{url}", "{url}?q=1#top", "  {bare} "],
)
def test_result_is_put_on_top_by_its_address(cms, settings, form):
    settings.SITE_URL = "http://testserver"
    case = make_case("Woo in een dag")
    address = form.format(url=case.url, bare=case.url.rstrip("/"))
    assert add(cms, "bestbet", **bet(address)).status_code == 302
    row = BestBet.objects.get()
    assert (row.key, row.questions) == (key_of(case), "Woo\nwet open overheid")
    edit = reverse("wagtailsnippets_search_bestbet:edit", args=[row.pk])
    assert case.url in cms.get(edit).content.decode()
    assert (
        cms.get(reverse("wagtailsnippets_search_bestbet:list"))
        .content.decode()
        .count("Woo in een dag")
    )


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/zoeken/",
        "/over-ons/",
        "/praktijkvoorbeelden/bestaat-niet/",
        "/praktijkvoorbeelden/over-een-concept/",
        "/themas/over-een-zaak/",
        "https://elders.example/praktijkvoorbeelden/over-een-zaak/",
        "http://[",
        "javascript:alert(1)",
        "é" * 400,
    ],
)
def test_address_of_nothing_findable_is_refused(cms, address):
    make_case("Een zaak", slug="over-een-zaak")
    make_case("Een concept", slug="over-een-concept", publish=False)
    answer = add(cms, "bestbet", **bet(address))
    assert "Hier staat niets dat bezoekers met zoeken kunnen vinden" in answer.content.decode()
    assert not BestBet.objects.exists()


def test_every_kind_that_is_searched_has_a_key_at_its_address(site_home, run_tasks):
    from search.registry import kinds
    from tests.factories.organisations import make_organisation
    from tests.factories.themes import make_theme

    made = [make_case(), make_organisation("Gemeente Zoekveld"), make_theme()]
    for record in made:
        kind = next(kind for kind in kinds() if kind.model is type(record))
        assert key_at(kind.build(record).url) == key_of(record)


def test_day_that_is_over_is_refused(cms):
    case = make_case()
    yesterday = timezone.localdate() - timedelta(days=1)
    answer = add(cms, "bestbet", **bet(case.url, until=yesterday.isoformat()))
    assert "al voorbij" in answer.content.decode()


def test_what_is_gone_is_called_gone(cms):
    BestBet.objects.create(questions="weg", key="cases.casepage:999999")
    BestBet.objects.create(questions="raar", key="no.such:1")
    page = cms.get(reverse("wagtailsnippets_search_bestbet:list")).content.decode()
    assert page.count("Niet meer te vinden") == 2


def test_stop_word_is_kept_as_questions_are_read(cms):
    assert add(cms, "stopword", word=" Grááág ", effect="ignored").status_code == 302
    assert StopWord.objects.get().word == "graaag"


@pytest.mark.parametrize(
    ("word", "effect", "sentence"),
    [
        ("", "ignored", "één los woord"),
        ("twee woorden", "ignored", "één los woord"),
        ("van", "ignored", "weegt nu al niet mee"),
        ("fiets", "counted", "telt nu al mee"),
        ("GRAAG", "ignored", "staat al in de lijst"),
        ("gr\u200baag", "ignored", "niet ziet"),
    ],
)
def test_stop_word_that_cannot_stand_is_refused(cms, word, effect, sentence):
    StopWord.objects.create(word="graag")
    answer = add(cms, "stopword", word=word, effect=effect)
    assert sentence in answer.content.decode()
    assert StopWord.objects.count() == 1


def test_several_thrown_away_at_once_are_logged(cms):
    rules = [Synonym.objects.create(words=word, also="x") for word in ("a", "b")]
    url = reverse("wagtail_bulk_action", args=["search", "synonym", "delete"])
    address = f"{url}?" + "&".join(f"id={rule.pk}" for rule in rules)
    assert cms.post(address).status_code == 302
    assert not Synonym.objects.exists()
    assert AuditEntry.objects.filter(action="synonym.delete").count() == 2

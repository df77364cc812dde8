"""Nothing that is not meant for somebody comes out of any output."""

import pytest
from django.test import Client

from tests.factories.reuses import make_reuse
from tests.trust.authors import MAY_READ_AUTHORS, add_authors
from tests.trust.calendars import (
    BY_SECRET,
    COMES,
    MAY_READ_CALENDAR,
    MAY_READ_COMES,
    PUBLIC_CALENDARS,
    ROOM,
    add_calendars,
    asks,
)
from tests.trust.dilemmas import ASKER, MAY_READ_DILEMMA, add_dilemmas
from tests.trust.events import DOOR, MAY_READ_EVENT, TURN, UNSAID, add_events
from tests.trust.matchmaking import MAY_READ_MATCHMAKING, add_matches, add_matchmaking
from tests.trust.network import add_network
from tests.trust.outputs import addresses, said, sign_in
from tests.trust.profiles import IN_PROFILES, PROFILE_OUTPUTS
from tests.trust.quarters import add_quarter
from tests.trust.whispers import (
    HIDDEN,
    NEWS_WORDS,
    PUBLIC_NEWS,
    TALK_WORDS,
    TALKERS,
    add_conversation,
    add_news,
)
from tests.trust.world import ACTORS, CURATORS, MAY_READ, make_world

# The word somebody typed comes back in the search box; what is looked for then is the item's title.
TITLES = {f"over {word}": readers for word, readers in MAY_READ.items()}
AUTHOR = "member_a"
NEWS = {word: {AUTHOR} | CURATORS for word in NEWS_WORDS}
TALK = dict.fromkeys(TALK_WORDS, TALKERS)
# The question itself, since the word somebody typed comes back in the search box.
DILEMMAS = {f"mag {word} eekhoorn": readers for word, readers in MAY_READ_DILEMMA.items()}
# In every place but the search box, its word stands beside another one.
TOLD = ("over {} roerdomp", "samen over {}", "zaal {}", "gast {}", "reeks {}", "geen {}")
TOLD += ("roep {}", "ja {}", "doe {}", "nieuws {}")
EVENTS = {told.format(word): readers for word, readers in MAY_READ_EVENT.items() for told in TOLD}
PROFILES = {words.lower(): readers for words, readers in IN_PROFILES.items()}


@pytest.fixture
def world(site_home, run_tasks):
    made = make_world()
    _apply_to_each_other(made)
    add_news(made)
    add_conversation(made)
    add_dilemmas(made)
    add_events(made)
    add_calendars(made)
    add_matchmaking(made)
    add_authors(made)
    add_quarter(made)
    run_tasks()
    add_matches(made)
    add_network(made)
    return made


def _apply_to_each_other(made):
    """Let the public case descend from every other one, and every other one from it."""
    public = made.cases["kanariepubliek"]
    for word, case in made.cases.items():
        if word != "kanariepubliek":
            make_reuse(case, adapted=public, organisation=made.organisation)
            make_reuse(public, adapted=case)


def test_what_comes_out_is_what_is_meant_for_the_actor(world):
    """Ask as everybody in one world: building it takes as long as asking one of them."""
    assert {who: leaks for who in ACTORS if (leaks := _leaks(world, who))} == {}
    what_is_meant_for_somebody_does_come_out(world)


def _leaks(world, actor) -> list[tuple[str, str]]:
    client = Client()
    sign_in(client, world, actor)
    # Who was invited, and with which link, comes out to nobody.
    secrets = TITLES | PROFILES | NEWS | TALK | DILEMMAS | EVENTS | MAY_READ_CALENDAR
    secrets |= {"kanarieadres": set(), world.invitation: set(), ASKER: set()}
    secrets |= {DOOR: set(), ROOM: set(), UNSAID: set(), TURN: CURATORS}
    secrets |= {COMES: MAY_READ_COMES} | MAY_READ_MATCHMAKING | MAY_READ_AUTHORS
    leaks = []
    for name, address in addresses(world).items():
        if not asks(name, actor):
            continue
        text = said(client, address)
        lower = text.lower()
        own = _on_own_desk(name, actor)
        leaks += [
            (name, words)
            for words, readers in secrets.items()
            if actor not in readers
            and words not in own
            and words in (text if words == world.invitation else lower)
        ]
    return leaks


def _on_own_desk(name: str, actor: str) -> set[str]:
    """Give what stands on the desk of who made it, drafts too."""
    if (name, actor) == ("desk", AUTHOR):
        return set(TITLES)
    if name.startswith(BY_SECRET) or (name, actor) == ("own registrations", "former"):
        return set(MAY_READ_CALENDAR)
    if name == "own meetings" and actor in {AUTHOR, "admin_a"}:
        return set(EVENTS) | set(MAY_READ_CALENDAR)
    return set()


def what_is_meant_for_somebody_does_come_out(world):
    for check in (
        use_cases_come_out,
        dilemmas_come_out,
        meetings_come_out,
        values_are_counted_honestly,
        profiles_come_out,
        counts_are_honest,
        talks_are_read,
        news_comes_out,
        news_that_waits_has_no_month,
        an_invitation_shows_no_address,
        pages_of_hidden_news_are_for_few,
        public_meetings_stand_in_calendars,
        suggestions_come_out,
        changed_words_are_read,
    ):
        check(world, Client())


def use_cases_come_out(world, client):
    for actor in ("visitor", "member_a", "member_b", "editor"):
        sign_in(client, world, actor)
        for word, readers in MAY_READ.items():
            if actor in readers:
                title = f"Over {word}"
                assert title in said(client, f"/praktijkvoorbeelden/over-{word}/")
                assert title in said(client, f"/zoeken/?q={word}")
                assert title in said(client, f"/zoeken/feed/?q={word}")
                assert title in said(client, f"/zoeken/suggesties/?q={word}")


def changed_words_are_read(world, client):
    for actor, address in (
        ("member_a", f"/mijn/aangepast/{world.change}/"),
        ("editor", f"/cms/bezwaren/{world.change}/"),
    ):
        sign_in(client, world, actor)
        assert "kanariebezwaar" in said(client, address), actor


def dilemmas_come_out(world, client):
    for actor in ("visitor", "member_a", "member_b", "as_self", "editor"):
        sign_in(client, world, actor)
        listed = said(client, "/dilemmas/")
        for word, readers in MAY_READ_DILEMMA.items():
            question = f"Mag {word} eekhoorn?"
            assert (question in listed) is (actor in readers), (actor, word)
            for url in (f"/zoeken/?q={word}", f"/zoeken/feed/?q={word}"):
                assert (question in said(client, url)) is (actor in readers), (actor, word, url)


def meetings_come_out(world, client):
    past = {"samenkomstwas"}
    for actor in ("visitor", "member_a", "member_b", "as_self", "editor"):
        sign_in(client, world, actor)
        coming = said(client, "/bijeenkomsten/")
        were = said(client, "/bijeenkomsten/?beeld=geweest")
        for word, readers in MAY_READ_EVENT.items():
            listed = were if word in past else coming
            series = f"/bijeenkomsten/reeksen/{word}/"
            page = said(client, f"/bijeenkomsten/{word}/")
            assert (f"Roep {word}" in page) is (actor in readers), (actor, word)
            assert (f"Over {word} roerdomp" in listed) is (actor in readers), (actor, word)
            for url in (series, f"/zoeken/?q={word}", f"/zoeken/feed/?q={word}"):
                is_told = f"Over {word} roerdomp" in said(client, url)
                assert is_told is (actor in readers), (actor, word, url)
        told = (*MAY_READ_EVENT.values(), *MAY_READ_CALENDAR.values())
        seen = sum(actor in readers for readers in told)
        counts = [
            client.get(f"/bijeenkomsten/?beeld={view}").context["shown"].counts["soort"]
            for view in ("komend", "geweest")
        ]
        assert sum(sum(count.values()) for count in counts) == seen


def values_are_counted_honestly(world, client):
    for actor in ("visitor", "member_a", "member_b", "as_self", "editor"):
        sign_in(client, world, actor)
        seen = sum(actor in readers for readers in MAY_READ_DILEMMA.values())
        weighed = client.get("/dilemmas/waarden/").context["shown"]
        assert [pair.total for pair in weighed.pairs] == [seen]


def profiles_come_out(world, client):
    for actor in ("visitor", "member_b", "editor"):
        sign_in(client, world, actor)
        text = "".join(said(client, address) for address in PROFILE_OUTPUTS.values())
        assert "Openbare beheerder" in text
        assert {words for words in IN_PROFILES if words in text} == {
            words for words, readers in IN_PROFILES.items() if actor in readers
        }


def counts_are_honest(world, client):
    visible = sum("visitor" in actors for actors in MAY_READ.values())
    for said_by_all in ("vogelhuis", "dakpannen"):
        response = client.get(f"/zoeken/?q={said_by_all}")
        assert response.context["results"].total == visible


def an_invitation_shows_no_address(world, client):
    """Follow the link as nobody we know."""
    assert "kanarieadres" not in said(client, f"/uitnodiging/{world.invitation}/")


def talks_are_read(world, client):
    for actor in TALKERS:
        sign_in(client, world, actor)
        text = said(client, f"/mijn/gesprekken/{world.conversation.pk}/").lower()
        assert "kanarieantwoord" in text


def news_comes_out(world, client):
    urls = addresses(world)
    for name in (
        "news",
        "news by theme",
        "feed of news",
        "search for a word of all news",
        "front page",
    ):
        assert f"Bericht {PUBLIC_NEWS}" in said(client, urls[name]), name
    for name in ("newest round", "front page", "organisation"):
        assert f"Regel {PUBLIC_NEWS}" in said(client, urls[name]), name


def news_that_waits_has_no_month(world, client):
    year, _, number = world.month.partition("-")
    for actor in ("visitor", "member_b", "editor"):
        sign_in(client, world, actor)
        for back in range(1, len(HIDDEN) + 1):
            assert client.get(f"/rondje/{int(year) - back}-{number}/").status_code == 404


def pages_of_hidden_news_are_for_few(world, client):
    pages = world.hidden_news.values()
    for actor, status in {
        "visitor": 404,
        "member_b": 404,
        "member_a": 200,
        "editor": 200,
    }.items():
        sign_in(client, world, actor)
        assert {client.get(page.get_absolute_url()).status_code for page in pages} == {status}


def public_meetings_stand_in_calendars(world, client):
    urls = addresses(world)
    for actor in ("visitor", "member_a", "editor"):
        sign_in(client, world, actor)
        for name in PUBLIC_CALENDARS:
            text = said(client, urls[name]).lower()
            told = {word for word in MAY_READ_CALENDAR if word in text}
            assert told == {"agendaopenbaar"}, (actor, name)


def suggestions_come_out(world, client):
    urls = addresses(world)
    sign_in(client, world, "member_b")
    text = said(client, urls["for you"])
    assert "Openbare beheerder" in text
    assert {word for word, readers in MAY_READ.items() if f"Over {word}" in text} == {
        word for word, readers in MAY_READ.items() if "member_b" in readers
    }
    for actor in ("member_a", "as_self"):
        sign_in(client, world, actor)
        assert "Samen kanariekennis" in said(client, urls["introduction"])

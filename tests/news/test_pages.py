"""What everybody reads of the round and of short news."""

from datetime import date, timedelta

import feedparser
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from organisations.choices import Listing, MembershipState
from organisations.models import Membership, Organisation
from tests.factories.news import make_item, make_line, make_round
from tests.factories.organisations import make_member, make_organisation
from tests.factories.themes import make_theme
from tests.factories.uploads import make_picture

MOST = 14


@pytest.fixture
def about(site_home):
    return make_round(date(2026, 10, 1))


def text(client, url) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def test_month_lists_lines_by_organisation_and_leads_to_other_months(client, about):
    one, two = make_organisation("Gemeente Aadorp"), make_organisation("Gemeente Zeedorp")
    for organisation in (two, one, two):
        make_line(about, author=make_member(organisation).user)
    make_line(make_round(date(2026, 9, 1)))
    page = client.get("/rondje/2026-10/")
    groups = page.context["view"].groups
    assert [group.organisation.label for group in groups] == ["Gemeente Aadorp", "Gemeente Zeedorp"]
    assert [len(group.cards) for group in groups] == [1, 2]
    assert "/rondje/2026-09/" in page.content.decode()
    assert client.get("/rondje/").headers["Location"] == "/rondje/2026-10/"


def test_month_without_lines_is_not_there(client, about):
    make_line(about, state="held")
    for month in ("2026-10", "2026-13", "2020-01"):
        assert client.get(f"/rondje/{month}/").status_code == 404
    assert client.get("/rondje/").headers["Location"] == "/actualiteiten/"


def test_name_is_shown_when_wanted_and_never_an_address(client, about):
    user = make_member(make_organisation()).user
    line = make_line(about, author=user, shows_name=True)
    assert "Anna Bakker" in text(client, "/rondje/2026-10/")
    line.shows_name = False
    line.save()
    assert "Anna Bakker" not in text(client, "/rondje/2026-10/")
    User.objects.filter(pk=user.pk).update(first_name="", last_name="")
    line.shows_name = True
    line.save()
    assert user.email not in text(client, "/rondje/2026-10/")


@pytest.mark.parametrize("fate", ["suspended", "former"])
def test_line_stays_without_the_name_of_who_left(client, about, fate):
    user = make_member(make_organisation()).user
    make_line(about, "Wat ik deed.", author=user, shows_name=True)
    if fate == "suspended":
        User.objects.filter(pk=user.pk).update(is_active=False)
    else:
        Membership.objects.filter(user=user).update(state=MembershipState.ENDED)
    page = text(client, "/rondje/2026-10/")
    assert "Wat ik deed." in page
    assert "Anna Bakker" not in page


def test_organisation_that_is_not_listed_is_not_named(client, about):
    hidden = make_organisation("Gemeente Verborgen", listing=Listing.HIDDEN)
    user = make_member(hidden).user
    make_line(about, author=user)
    make_item(author=user, organisation=hidden)
    for url in ("/rondje/2026-10/", "/actualiteiten/", "/", "/actualiteiten/feed/"):
        assert "Verborgen" not in text(client, url)


def test_organisation_shows_its_latest_and_those_of_what_went_up_in_it(client, about):
    heir = make_organisation("Gemeente Nieuw")
    gone = make_organisation("Gemeente Oud", successor=heir)
    make_line(about, "Van de oude gemeente.", author=make_member(gone).user)
    make_item("Van de nieuwe gemeente.", organisation=heir)
    make_line(about, "Van een ander.", author=make_member(make_organisation()).user)
    page = text(client, f"/organisaties/{heir.slug}/")
    assert "Van de oude gemeente." in page
    assert "Van de nieuwe gemeente." in page
    assert "Van een ander." not in page


def test_front_page_mixes_organisations(client, about):
    busy, quiet = make_organisation("Gemeente Druk"), make_organisation("Gemeente Stil")
    make_line(about, "Stil maar bezig.", author=make_member(quiet).user,
              shown_at=timezone.now() - timedelta(days=2))  # fmt: skip
    for _ in range(5):
        make_line(about, author=make_member(busy).user)
    page = text(client, "/")
    assert "Stil maar bezig." in page
    assert page.count("ao-line__text") == 4


def test_theme_shows_its_news(client, site_home):
    theme = make_theme("Vogels")
    make_item("Over vogels.", themes=[theme])
    make_item("Over iets anders.")
    page = text(client, f"/themas/{theme.slug}/")
    assert "Over vogels." in page
    assert "Over iets anders." not in page
    filtered = text(client, f"/actualiteiten/?thema={theme.slug}")
    assert "Over iets anders." not in filtered
    assert "Over iets anders." in text(client, "/actualiteiten/?thema=bestaat-niet")


def test_news_is_listed_newest_first_by_pages(client, site_home):
    for number in range(21):
        make_item(f"Bericht {number:02}.", shown_at=timezone.now() + timedelta(minutes=number))
    assert "Bericht 20." in text(client, "/actualiteiten/")
    assert "Bericht 00." not in text(client, "/actualiteiten/")
    assert "Bericht 00." in text(client, "/actualiteiten/?pagina=2")


def test_sound_comes_with_its_words(client, site_home):
    item = make_item(media_link="https://podcast.example.org/1", transcript="Wat er gezegd wordt.")
    page = text(client, item.get_absolute_url())
    assert "Luister of kijk op podcast.example.org" in page
    assert "Wat er gezegd wordt." in page


def test_feed_is_sound_and_shows_what_stands_on_the_site(client, site_home):
    item = make_item("Nieuws & <b>meer</b> \ufffe van ons")
    make_item("Nog niet", state="held")
    answer = client.get("/actualiteiten/feed/")
    feed = feedparser.parse(answer.content)
    assert not feed.bozo, feed.get("bozo_exception")
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    assert [entry.link.endswith(item.get_absolute_url()) for entry in feed.entries] == [True]
    assert not client.cookies


def grow(about, organisation, theme, number):
    for _ in range(number):
        author = make_member(organisation).user
        make_line(about, author=author, shows_name=True)
        picture = make_picture(author)
        make_item(author=author, organisation=organisation, themes=[theme], picture=picture)


def counts(client, urls) -> dict[str, int]:
    found = {}
    for url in urls:
        text(client, url)
        with CaptureQueriesContext(connection) as captured:
            text(client, url)
        found[url] = len(captured)
    return found


def test_pages_ask_little_and_no_more_when_there_is_much(client, about):
    organisation, theme = make_organisation(), make_theme()
    grow(about, organisation, theme, 2)
    item = make_item(themes=[theme])
    urls = ["/", "/actualiteiten/", "/rondje/2026-10/", f"/organisaties/{organisation.slug}/"]
    urls += [f"/themas/{theme.slug}/", item.get_absolute_url(), "/actualiteiten/feed/"]
    few = counts(client, urls)
    grow(about, organisation, theme, 12)
    many = counts(client, urls)
    assert many == few
    assert {url: number for url, number in many.items() if number > MOST} == {}


def test_own_desk_asks_little(client, about):
    user = make_member(make_organisation()).user
    client.force_login(user)
    make_item(author=user)
    few = counts(client, ["/mijn/actualiteiten/"])
    for _ in range(10):
        make_item(author=user)
    assert counts(client, ["/mijn/actualiteiten/"]) == few
    assert Organisation.objects.count() == 1

"""Short news on the desk of a member."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from alliantie.models import Picture
from news.models import NewsItem
from tests.factories.cases import make_case
from tests.factories.news import make_item
from tests.factories.organisations import make_member, make_organisation
from tests.factories.themes import make_theme
from tests.factories.uploads import picture_bytes

NEW, OWN = "/mijn/actualiteiten/nieuw/", "/mijn/actualiteiten/"
TEXT = "Onze zoekmachine staat online."


@pytest.fixture
def member(site_home, client):
    user = make_member(make_organisation("Gemeente Berichtdorp")).user
    client.force_login(user)
    return user


@pytest.fixture
def trusted(member):
    return make_item(author=member)


def send(client, url=NEW, **more):
    given = {"key": str(uuid4()), "text": TEXT, "organisation": "zelf", **more}
    return client.post(url, given)


def latest() -> NewsItem:
    return NewsItem.objects.order_by("-pk")[0]


def photo() -> SimpleUploadedFile:
    return SimpleUploadedFile("foto.jpg", picture_bytes(size=(400, 300)), "image/jpeg")


def test_first_news_waits_for_an_editor(client, member):
    assert send(client).status_code == 302
    assert latest().state == "held"
    client.logout()
    assert TEXT not in client.get("/actualiteiten/").content.decode()
    assert client.get(latest().get_absolute_url()).status_code == 404


def test_news_of_who_published_before_stands_at_once(client, member, trusted):
    send(client, organisation=str(member.memberships.get().organisation_id))
    client.logout()
    page = client.get("/actualiteiten/").content.decode()
    assert TEXT in page
    assert "Gemeente Berichtdorp" in page


def test_published_case_makes_trusted(client, member):
    make_case("Een voorbeeld", owner=member)
    send(client)
    assert latest().state == "shown"


def test_no_more_than_five_a_day(client, member):
    answers = [send(client, text=f"Nieuws {n}") for n in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert "Nieuws 5" in answers[-1].content.decode()
    assert NewsItem.objects.count() == 5


def test_same_form_twice_counts_once(client, member):
    key = str(uuid4())
    for _ in range(2):
        assert send(client, key=key).status_code == 302
    assert NewsItem.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"text": "x" * 281}, "text"),
        ({"text": "om\u202ekeren"}, "text"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"link": "https://bank.example@elders.example/"}, "link"),
        ({"link": "geen link"}, "link"),
        ({"media_link": "https://example.org/film"}, "transcript"),
        ({"media_link": "data:text/html,x", "transcript": "x"}, "media_link"),
        ({"organisation": "999999"}, "organisation"),
        ({"themes": ["999999"]}, "themes"),
    ],
)
def test_bad_input_comes_back_with_everything_typed(client, member, given, field):
    answer = send(client, **given)
    assert answer.status_code == 400
    assert field in answer.context["form"].errors
    assert answer.context["form"]["text"].value() == given.get("text", TEXT)
    assert not NewsItem.objects.exists()


def test_at_most_three_themes(client, member):
    themes = [make_theme().pk for _ in range(4)]
    assert send(client, themes=themes).status_code == 400
    assert send(client, themes=themes[:3]).status_code == 302
    assert latest().themes.count() == 3


def test_link_without_scheme_gets_one_and_shows_its_host(client, member, trusted):
    send(client, link="www.example.org/nieuws")
    assert latest().link == "https://www.example.org/nieuws"
    assert "Lees meer op example.org" in client.get("/actualiteiten/").content.decode()


def test_picture_needs_words_and_is_seen_with_the_news_only(client, member, trusted):
    answer = send(client, picture=photo())
    assert {"picture_alt", "picture"} <= set(answer.context["form"].errors)
    assert not Picture.objects.exists()
    send(client, picture=photo(), picture_alt="Een scherm met zoekresultaten")
    item = latest()
    address = item.picture.get_rendition("width-600").url
    client.logout()
    assert client.get(address).status_code == 200
    assert "Een scherm met zoekresultaten" in client.get("/actualiteiten/").content.decode()
    NewsItem.objects.filter(pk=item.pk).update(state="withdrawn")
    assert client.get(address).status_code == 404


def test_what_is_no_picture_is_refused(client, member):
    file = SimpleUploadedFile("foto.jpg", b"<svg onload=alert(1)>", "image/jpeg")
    assert send(client, picture=file, picture_alt="Iets").status_code == 400
    assert not NewsItem.objects.exists()


def test_changed_within_half_an_hour_and_read_again(client, member):
    item = make_item(author=member)  # let through by an editor; nothing else of theirs
    assert send(client, f"{OWN}{item.pk}/", text="Heel anders").status_code == 302
    item.refresh_from_db()
    assert (item.text, item.state) == ("Heel anders", "held")


def test_not_changed_after_half_an_hour(client, member, trusted):
    long_ago = timezone.now() - timedelta(minutes=31)
    NewsItem.objects.filter(pk=trusted.pk).update(created_at=long_ago)
    assert client.get(f"{OWN}{trusted.pk}/").status_code == 302
    answer = send(client, f"{OWN}{trusted.pk}/", text="Te laat")
    assert answer.status_code == 400
    assert "Te laat" in answer.content.decode()
    trusted.refresh_from_db()
    assert trusted.text != "Te laat"


def test_new_picture_takes_the_place_of_the_old_one(client, member, trusted):
    send(client, picture=photo(), picture_alt="Een")
    old = latest().picture_id
    url = f"{OWN}{latest().pk}/"
    send(client, url, picture=photo(), picture_alt="Twee")
    assert latest().picture_id != old
    assert not Picture.objects.filter(pk=old).exists()
    send(client, url, drops_picture="on")
    assert latest().picture is None
    assert not Picture.objects.exists()


def test_withdrawn_by_its_author_and_by_nobody_else(client, member, trusted):
    other = make_item()
    assert client.post(f"{OWN}{other.pk}/intrekken/").status_code == 404
    assert send(client, f"{OWN}{other.pk}/").status_code == 404
    assert client.get(f"{OWN}{trusted.pk}/intrekken/").status_code == 405
    for _ in range(2):
        assert client.post(f"{OWN}{trusted.pk}/intrekken/").status_code == 302
    trusted.refresh_from_db()
    other.refresh_from_db()
    assert (trusted.state, other.state) == ("withdrawn", "shown")


def test_who_is_no_member_places_nothing(client, site_home):
    former = make_member(make_organisation(), state="ended").user
    client.force_login(former)
    assert client.get(NEW).status_code == 302
    assert send(client).status_code == 400
    assert not NewsItem.objects.exists()


def test_ended_session_gives_the_text_back(client, site_home):
    answer = send(client)
    assert answer.status_code == 401
    assert TEXT in answer.content.decode()


def test_uploads_are_throttled(client, member, trusted, monkeypatch):
    monkeypatch.setattr("alliantie.media.throttling.UPLOADS_AN_HOUR", 1)
    sent = [send(client, picture=photo(), picture_alt="Een scherm") for _ in range(2)]
    assert [answer.status_code for answer in sent] == [302, 429]

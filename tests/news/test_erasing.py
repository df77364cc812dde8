"""A person who is forgotten; what they wrote for an organisation stays, without a name."""

import pytest

from accounts.erasing import keepers
from alliantie.models import OutgoingMail, Picture
from news.erasing import erase, export
from news.models import NewsItem, RoundInvitation, RoundLine
from news.services.rounds import invite_some
from search.models import PendingEntry
from search.registry import key_of
from tests.factories.news import make_item, make_line, make_round
from tests.factories.organisations import make_member, make_organisation
from tests.factories.uploads import make_picture


@pytest.fixture
def gone(site_home):
    return make_member(make_organisation("Gemeente Blijft")).user


def test_news_is_among_those_who_keep_something():
    assert "news" in {keeper.name for keeper in keepers()}


def test_what_stands_for_an_organisation_stays_without_name_or_picture(client, gone):
    about, organisation = make_round(), gone.memberships.get().organisation
    line = make_line(about, "Blijft staan.", author=gone, shows_name=True)
    picture = make_picture(gone)
    item = make_item(
        "Blijft ook.", author=gone, organisation=organisation, picture=picture, picture_alt="Ik"
    )
    other = make_item("Van een ander", picture=make_picture(), picture_alt="Iets")
    erase(gone)
    line.refresh_from_db()
    item.refresh_from_db()
    other.refresh_from_db()
    assert (line.author, line.shows_name) == (None, False)
    assert (item.author, item.picture, item.picture_alt) == (None, None, "")
    assert not Picture.objects.filter(pk=picture.pk).exists()
    assert other.picture_alt == "Iets"
    page = client.get(about.get_absolute_url()).content.decode()
    assert "Blijft staan." in page
    assert "Anna Bakker" not in page
    assert PendingEntry.objects.filter(key=key_of(item)).exists()


def test_the_rest_goes(gone):
    organisation = gone.memberships.get().organisation
    invite_some(about=make_round())
    make_line(RoundInvitation.objects.get().round, author=gone, state="held")
    make_item(author=gone)  # as themselves
    for state in ("held", "withdrawn", "refused"):
        make_item(author=gone, organisation=organisation, state=state)
    erase(gone)
    erase(gone)
    for model in (RoundLine, NewsItem, RoundInvitation, OutgoingMail):
        assert not model.objects.exists()


def test_export_tells_everything_they_wrote(gone):
    make_line(make_round(), "Mijn regel.", author=gone)
    make_item("Mijn bericht.", author=gone, state="withdrawn")
    make_item("Van een ander.")
    told = export(gone)
    assert told["Regels in het rondje"][0]["tekst"] == "Mijn regel."
    assert [row["tekst"] for row in told["Actualiteiten"]] == ["Mijn bericht."]

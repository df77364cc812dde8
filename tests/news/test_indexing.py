"""Short news in search: what stands on the site, and nothing else."""

import pytest

from accounts.models import User
from news.indexing import build, visible_to
from news.services.items import Short, place_item, withdraw_item
from search.models import PendingEntry
from search.registry import key_of
from tests.factories.news import make_item
from tests.factories.organisations import actor_of, make_member, make_organisation
from tests.factories.themes import make_theme


def found(client, words) -> str:
    return client.get(f"/zoeken/?q={words}").content.decode()


def test_news_is_found_and_is_gone_when_withdrawn(client, site_home, run_tasks):
    from uuid import uuid4

    user = make_member(make_organisation()).user
    make_item(author=user)
    short = Short(text="Het zwaluwenregister is open.", organisation_id=None)
    item = place_item(short=short, actor=actor_of(user), key=uuid4())
    run_tasks()
    assert item.get_absolute_url() in found(client, "zwaluwenregister")
    withdraw_item(item=item, user_id=user.pk)
    run_tasks()
    client.force_login(user)
    assert item.get_absolute_url() not in found(client, "zwaluwenregister")


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["held", "withdrawn", "refused"])
def test_only_what_stands_on_the_site_has_a_document(state):
    item = make_item(state=state)
    assert build(item) is None
    assert not visible_to(actor_of(item.author), [str(item.pk)]).exists()


@pytest.mark.django_db
def test_document_names_organisation_and_themes_and_no_person():
    organisation, theme = make_organisation("Gemeente Vindbaar"), make_theme("Vogels")
    item = make_item("x" * 150, organisation=organisation, themes=[theme], transcript="Gesproken.")
    document = build(item)
    assert (document.kind, document.organisation, document.themes) == (
        *("news", "Gemeente Vindbaar"),
        ("Vogels",),
    )
    assert "Gesproken." in document.body
    assert not document.person_ids
    assert User.objects.get(pk=item.author_id).email not in str(document)


@pytest.mark.django_db
def test_renamed_organisation_and_theme_are_indexed_anew():
    organisation, theme = make_organisation(), make_theme()
    item = make_item(organisation=organisation, themes=[theme])
    for thing in (organisation, theme):
        PendingEntry.objects.all().delete()
        thing.save()
        assert PendingEntry.objects.filter(key=key_of(item)).exists()

"""The screens on which editors choose, look, merge and undo."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alliantie.choices import Role
from alliantie.models import Merge
from tests.factories.accounts import make_editor
from tests.factories.cases import make_case
from tests.factories.organisations import make_organisation
from tests.factories.themes import make_tag, make_theme
from themes.models import Tag, Theme

pytestmark = pytest.mark.django_db


def said(answer) -> str:
    return " ".join(answer.content.decode().split())


def form_of(answer) -> dict[str, str]:
    return {
        name: re.search(f'name="{name}" value="([^"]+)"', said(answer))[1]
        for name in ("key", "gezien")
    }


def address(kind, gone, kept):
    return reverse("merge", args=[kind, gone.pk, kept.pk])


def about(title, theme):
    case = make_case(title)
    case.themes.set([theme])
    case.save_revision().publish()
    return case


def test_an_editor_finds_two_things_from_a_row(client, site_home):
    client.force_login(make_editor())
    old, new = make_theme("Oude openheid"), make_theme("Nieuwe openheid")
    listed = said(client.get(reverse("wagtailsnippets_themes_theme:list")))
    assert f"{reverse('merge_choose', args=['thema'])}?weg={old.pk}" in listed
    choosing = reverse("merge_choose", args=["thema"])
    assert f"?weg={old.pk}" in said(client.get(choosing, {"q": "openheid"}))
    chosen = said(client.get(choosing, {"q": "openheid", "weg": old.pk}))
    assert address("thema", old, new) in chosen
    assert address("thema", old, old) not in chosen


def test_an_editor_looks_merges_what_was_looked_at_and_undoes(client, site_home):
    client.force_login(make_editor())
    old, new = make_theme("Oude openheid"), make_theme("Nieuwe openheid")
    about("Bomen tellen", old)
    url = address("thema", old, new)
    seen = client.get(url)
    assert "“Bomen tellen”" in said(seen)
    form = form_of(seen)
    another = about("Later erbij", old)
    changed = client.post(url, form)
    assert (changed.status_code, Merge.objects.count()) == (409, 0)
    assert "Er is nog niets samengevoegd" in said(changed)
    assert "“Later erbij”" in said(changed)
    form = form_of(changed)
    for _again in range(2):
        done = client.post(url, form, follow=True)
        assert "Samengevoegd. Je kunt dit een week lang ongedaan maken." in said(done)
    assert Merge.objects.count() == 1
    undoing = reverse("merge_undo", args=[Merge.objects.get().pk])
    assert undoing in said(done)
    another.refresh_from_db()
    another.themes.clear()
    another.save()
    undone = said(client.post(undoing, follow=True))
    assert "Ongedaan gemaakt. 1 ding is intussen gewijzigd en blijft staan" in undone
    assert undoing not in undone
    assert Theme.objects.filter(pk=old.pk).exists()


def test_who_may_not_gets_no_further_and_the_week_is_kept(client, site_home):
    editor, moderator = make_editor(), make_editor("mo@example.org", Role.MODERATOR)
    old, new = make_tag("oud"), make_tag("nieuw")
    url = address("onderwerp", old, new)
    client.force_login(moderator)
    assert client.get(url).status_code == client.post(url).status_code == 302
    assert (
        "Onderwerpen"
        not in said(client.get(reverse("merges")))
        .partition("Laatst samengevoegd")[0]
        .rpartition("<p>Staat")[2]
    )
    client.force_login(editor)
    client.post(url, form_of(client.get(url)))
    undoing = reverse("merge_undo", args=[Merge.objects.get().pk])
    client.force_login(moderator)
    assert client.post(undoing).status_code == 302
    assert "oud → nieuw" not in said(client.get(reverse("merges")))
    client.force_login(editor)
    Merge.objects.update(undoable_until=timezone.now() - timedelta(minutes=1))
    assert "Die week is voorbij" in said(client.post(undoing, follow=True))
    assert not Tag.objects.filter(pk=old.pk).exists()
    assert client.get(url).status_code == 404


def test_what_is_refused_is_said_before_and_lists_cost_the_same_for_many(
    client, site_home, django_assert_max_num_queries
):
    client.force_login(make_editor())
    old, proposal = make_organisation("Oud"), make_organisation("Voorstel", listing="proposed")
    seen = said(client.get(address("organisatie", old, proposal)))
    assert "staat niet in het overzicht" in seen
    assert ">Voeg samen<" not in seen
    for number in range(12):
        Merge.objects.create(
            kind="organisatie", gone_key=number, kept_key=99, merged_at=timezone.now(),
            undoable_until=timezone.now(), actor=make_editor(f"{number}@example.org"),
        )  # fmt: skip
        make_organisation(f"Gemeente Gelijk {number}")
    with django_assert_max_num_queries(25):
        client.get(reverse("merges"))
    with django_assert_max_num_queries(25):
        found = client.get(reverse("merge_choose", args=["organisatie"]), {"q": "gemeente gel"})
    assert said(found).count("Dit gaat weg: Gemeente Gelijk") == 12

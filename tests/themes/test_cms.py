import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from accounts.models import User
from alliantie.merging.carrying_out import carry_out
from alliantie.models import AuditEntry
from tests.factories.accounts import PASSWORD, make_editor
from tests.factories.cases import make_case
from tests.factories.organisations import make_member
from tests.factories.themes import make_tag, make_theme
from themes.models import Tag, Theme

pytestmark = pytest.mark.django_db


@pytest.fixture
def cms(client, site_home):
    """A browser of somebody with every right in the CMS."""
    client.force_login(User.objects.create_superuser("baas@example.org", PASSWORD))
    return client


def theme_form(theme, **changes):
    return {
        "label": theme.label, "slug": theme.slug, "definition": theme.definition, "broader": "",
        "synonyms": "", "colour": theme.colour, "sort_order": theme.sort_order, "picture": "",
        "uri": "", **changes,
    }  # fmt: skip


def test_synonyms_are_edited_as_lines(cms):
    theme = make_theme(synonyms=["AI"])
    url = reverse("wagtailsnippets_themes_theme:edit", args=[theme.pk])
    assert "AI" in cms.get(url).content.decode()
    cms.post(url, theme_form(theme, synonyms="AI\n kunstmatige  intelligentie\n\nai\n"))
    theme.refresh_from_db()
    assert theme.synonyms == ["AI", "kunstmatige intelligentie"]
    assert AuditEntry.objects.filter(action="theme.edit", origin="cms").count() == 1


def test_theme_cannot_stand_under_itself(cms):
    top = make_theme()
    under = make_theme(broader=top)
    url = reverse("wagtailsnippets_themes_theme:edit", args=[top.pk])
    answer = cms.post(url, theme_form(top, broader=under.pk))
    assert "onder zichzelf" in answer.content.decode()
    assert Theme.objects.get(pk=top.pk).broader_id is None


def test_tags_are_listed_with_counts(cms):
    case = make_case()
    case.tags.add(make_tag("veelgebruikt"))
    case.save_revision().publish()
    page = cms.get(reverse("wagtailsnippets_themes_tag:list")).content.decode()
    assert "veelgebruikt" in page
    assert "Voeg samen" in page


def test_tag_is_renamed_and_a_second_spelling_refused(cms):
    tag, other = make_tag("woo verzoek"), make_tag("data")
    url = reverse("wagtailsnippets_themes_tag:edit", args=[tag.pk])
    assert "bestaat al" in cms.post(url, {"name": "DÁTA"}).content.decode()
    cms.post(url, {"name": "Woo-verzoek"})
    tag.refresh_from_db()
    assert tag.name == "Woo-verzoek"
    assert Tag.objects.count() == 2
    assert other.name == "data"


def test_tag_is_added(cms):
    cms.post(reverse("wagtailsnippets_themes_tag:add"), {"name": "Tegels lichten"})
    assert Tag.objects.get().key == "tegels lichten"


def test_ticked_tags_are_merged_all_or_none(cms, monkeypatch):
    gone, stays = make_tag("openbaarheid"), make_tag("open overheid")
    taken = make_tag("transparantie")
    url = reverse("wagtail_bulk_action", args=["themes", "tag", "merge"])
    address = f"{url}?id={gone.pk}&id={stays.pk}"
    assert "Welk onderwerp blijft" in cms.get(address).content.decode()

    def a_colleague_was_quicker(*, gone_key, **rest):
        Tag.objects.filter(pk=gone_key, name=taken.name).delete()
        return carry_out(gone_key=gone_key, **rest)

    with monkeypatch.context() as patched:
        patched.setattr("themes.cms.carry_out", a_colleague_was_quicker)
        answer = cms.post(f"{address}&id={taken.pk}", {"into": stays.pk})
    said = [str(one) for one in get_messages(answer.wsgi_request)]
    assert said == ["Een van de twee is er niet meer, of is al samengevoegd. Zoek opnieuw."]
    assert answer.status_code == 302
    assert not AuditEntry.objects.filter(action="tag.merge").exists()
    Tag.objects.filter(pk=taken.pk).delete()
    cms.post(address, {"into": stays.pk})
    assert list(Tag.objects.all()) == [stays]
    assert AuditEntry.objects.get(action="tag.merge").actor.email == "baas@example.org"


def test_tag_is_deleted_through_the_service(cms):
    tag = make_tag("weg")
    cms.post(reverse("wagtailsnippets_themes_tag:delete", args=[tag.pk]))
    assert not Tag.objects.exists()
    assert AuditEntry.objects.filter(action="tag.delete").exists()


def test_member_has_no_way_in(client, site_home):
    client.force_login(make_member().user)
    tag = make_tag("blijft")
    client.post(reverse("wagtailsnippets_themes_tag:delete", args=[tag.pk]))
    assert Tag.objects.filter(pk=tag.pk).exists()


def test_editor_may_use_both_screens(client, site_home):
    client.force_login(make_editor())
    for name in ("theme", "tag"):
        assert client.get(reverse(f"wagtailsnippets_themes_{name}:list")).status_code == 200

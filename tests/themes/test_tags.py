import pytest
from wagtail.models import Revision

from alliantie.models import AuditEntry
from search.models import PendingEntry
from search.registry import key_of
from tests.factories.cases import make_case
from tests.factories.themes import make_tag
from themes.models import Tag
from themes.policies import AboutRefusedError
from themes.services import delete_tag, merge_tags, rename_tag, resolve_tags

pytestmark = pytest.mark.django_db


def tagged(case, *tags, publish=True):
    case.tags.set(tags)
    revision = case.save_revision()
    if publish:
        revision.publish()
    case.refresh_from_db()
    return case


def names_online(case):
    return {tag.name for tag in type(case).objects.get(pk=case.pk).tags.all()}


def names_of_draft(case):
    case = type(case).objects.get(pk=case.pk)
    return {tag.name for tag in case.get_latest_revision_as_object().tags.all()}


def test_resolving_is_blind_to_capitals_and_accents():
    first = resolve_tags(["Privé", "Woo"])
    again = resolve_tags(["WOO", "prive", "woo"])
    assert [tag.pk for tag in again] == [first[1].pk, first[0].pk]
    assert Tag.objects.count() == 2


def test_resolving_costs_one_query_for_what_stands(django_assert_num_queries):
    names = [f"woord {number}" for number in range(10)]
    resolve_tags(names)
    with django_assert_num_queries(3):  # savepoint, one question, release
        resolve_tags(names)


def test_taggit_itself_makes_no_second_spelling(site_home):
    case = make_case()
    make_tag("Privé")
    case.tags.add("prive", "PRIVÉ")
    case.save()
    assert Tag.objects.count() == 1


def test_rename_shows_everywhere_and_is_indexed(site_home):
    case = tagged(make_case(), make_tag("woo verzoek"))
    PendingEntry.objects.all().delete()
    rename_tag(tag=Tag.objects.get(), name="Woo-verzoek", actor_id=None)
    assert names_online(case) == {"Woo-verzoek"}
    assert names_of_draft(case) == {"Woo-verzoek"}
    assert PendingEntry.objects.filter(key=key_of(case)).exists()
    assert AuditEntry.objects.filter(action="tag.rename").exists()


def test_rename_to_a_taken_name_merges(site_home):
    case = tagged(make_case(), make_tag("oud"))
    rename_tag(tag=make_tag("oud"), name="NIEUW", actor_id=None)
    assert Tag.objects.count() == 1
    other = make_tag("anders")
    assert rename_tag(tag=Tag.objects.get(name="NIEUW"), name="Anders", actor_id=None) == other
    assert names_online(case) == {"anders"}


def test_merge_follows_in_published_rows_drafts_and_old_revisions(site_home):
    old, new, other = make_tag("openbaarheid"), make_tag("open overheid"), make_tag("data")
    live = tagged(make_case(), old, other)
    both = tagged(make_case(), old, new)
    draft = tagged(make_case(publish=False), old, publish=False)
    merge_tags(tags=[old], into=new, actor_id=None)
    assert names_online(live) == {"open overheid", "data"}
    assert names_online(both) == {"open overheid"}
    assert names_of_draft(both) == {"open overheid"}
    assert names_of_draft(draft) == {"open overheid"}
    assert not Tag.objects.filter(pk=old.pk).exists()
    for revision in Revision.objects.all():
        assert old.pk not in [row["tag"] for row in revision.content.get("tagged_items", [])]


def test_draft_from_before_a_merge_can_be_published(site_home):
    old, new = make_tag("openbaarheid"), make_tag("open overheid")
    case = tagged(make_case(), old, new)
    tagged(case, old, publish=False)
    merge_tags(tags=[old], into=new, actor_id=None)
    case.get_latest_revision().publish()
    case.refresh_from_db()
    assert names_online(case) == {"open overheid"}


def test_merge_indexes_what_had_either_tag(site_home):
    old, new = make_tag("oud"), make_tag("nieuw")
    cases = [tagged(make_case(), old), tagged(make_case(), new)]
    PendingEntry.objects.all().delete()
    merge_tags(tags=[old], into=new, actor_id=None)
    waiting = set(PendingEntry.objects.values_list("key", flat=True))
    assert {key_of(case) for case in cases} <= waiting


def test_merge_with_itself_is_refused():
    tag = make_tag("woo")
    with pytest.raises(AboutRefusedError):
        merge_tags(tags=[tag], into=tag, actor_id=None)
    assert Tag.objects.count() == 1


def test_deleted_tag_leaves_drafts_too(site_home):
    draft = tagged(make_case(publish=False), make_tag("weg"), make_tag("blijft"), publish=False)
    delete_tag(tag=make_tag("weg"), actor_id=None)
    assert names_of_draft(draft) == {"blijft"}


def test_uses_are_counted_per_tag(site_home):
    tag = make_tag("woo")
    tagged(make_case(), tag)
    tagged(make_case(), tag, make_tag("anders"))
    assert dict(Tag.objects.with_uses().values_list("name", "uses")) == {"woo": 2, "anders": 1}

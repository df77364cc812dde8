"""What search is told of a use case, and that every change reaches it."""

from datetime import date

import pytest
from wagtail.actions.move_page import MovePageAction

from alliantie.visibility import VISITOR
from cases.choices import Standing
from cases.indexing import build, found_by, searchable
from cases.models import CaseAttachment, CasePage, CasePartner
from search.models import PendingEntry
from search.registry import key_of
from tests.factories.cases import make_case, make_organisation, make_theme, make_user
from tests.factories.uploads import make_attachment

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(site_home):
    """Give a function that tells and forgets which keys wait for the index."""

    def keys():
        found = set(PendingEntry.objects.values_list("key", flat=True))
        PendingEntry.objects.all().delete()
        return found

    keys()
    return keys


def test_document_tells_words_without_marks(site_home):
    author = make_user()
    a, b = make_organisation("Gemeente Aa", abbreviation="GA"), make_organisation("Stichting Bee")
    theme = make_theme("Open data", synonyms=["opendata"])
    case = make_case(
        "Titel",
        approach='<p>Eerst &amp; toen</p><p>klaar</p><embed embedtype="image" id="1" alt="Kaart"/>',
        organisation=a,
        themes=(theme,),
        owner=author,
        period_end=date(2024, 5, 1),
        region="utrecht",
    )
    case.partners = [CasePartner(organisation=b)]
    case.save()
    document = build(searchable().get())
    assert document.key == f"cases.casepage:{case.pk}"
    assert document.url == f"/praktijkvoorbeelden/{case.slug}/"
    assert "<" not in document.body
    assert "Eerst & toen" in document.body
    assert document.organisation == "Gemeente Aa GA Stichting Bee"
    assert document.partner_organisation_ids == (str(b.pk),)
    assert document.theme_ids == (str(theme.pk),)
    assert document.themes == ("Open data",)
    assert (document.year, document.region, document.source) == (2024, "utrecht", "")
    assert document.owner_ids == (str(author.pk),)
    assert document.audience_organisation_ids == (str(a.pk),)


def test_complete_case_ranks_above_a_bare_one(site_home):
    make_case("Kaal")
    make_case("Vol", problem="<p>x</p>", went_wrong="<p>x</p>", result="<p>x</p>", phase="running")
    bare, full = (build(case) for case in searchable())
    assert bare.boost < full.boost
    CasePage.objects.update(standing=Standing.OUTDATED)
    assert build(searchable()[1]).boost < bare.boost


def test_register_is_named_as_source(site_home):
    make_case(source="register", source_id="1", source_label="Het Register")
    assert build(searchable().get()).source == "Het Register"


def test_number_of_queries_does_not_grow(site_home, django_assert_max_num_queries):
    theme = make_theme()
    for _ in range(8):
        make_case(
            organisation=make_organisation(),
            themes=(theme,),
            owner=make_user(),
            attachments=[CaseAttachment(attachment=make_attachment())],
        )
    with django_assert_max_num_queries(10):
        assert len([build(case) for case in searchable()]) == 8


def test_drafts_and_archived_cases_are_not_offered_to_search(site_home):
    make_case(publish=False)
    make_case(standing=Standing.ARCHIVED)
    assert not searchable().exists()


def test_hits_are_held_against_visibility(site_home):
    seen, hidden = make_case(), make_case(audience="private")
    assert list(found_by(VISITOR, [str(seen.pk), str(hidden.pk)])) == [seen]


def test_publishing_saving_and_unpublishing_are_told(waiting):
    case = make_case()
    assert waiting() == {key_of(case)}
    case.audience = "private"
    case.save()
    assert waiting() == {key_of(case)}
    case.unpublish()
    assert waiting() == {key_of(case)}


def test_draft_is_not_told(waiting):
    draft = make_case(publish=False)
    draft.title = "Anders"
    draft.save_revision()
    assert waiting() == set()


def test_deleting_is_told(waiting):
    case = make_case()
    key = key_of(case)
    waiting()
    case.delete()
    assert waiting() == {key}


def test_deleting_is_told_even_of_what_was_taken_down_by_hand(waiting):
    case = make_case()
    CasePage.objects.filter(pk=case.pk).update(live=False)
    case.refresh_from_db()
    key = key_of(case)
    waiting()
    case.delete()
    assert waiting() == {key}


def test_renamed_organisation_reaches_owner_and_partner_cases(waiting):
    organisation = make_organisation()
    owned, joined, other = make_case(organisation=organisation), make_case(), make_case()
    joined.partners = [CasePartner(organisation=organisation)]
    joined.save()
    waiting()
    organisation.name = "Anders"
    organisation.save()
    told = waiting()
    assert {key_of(owned), key_of(joined)} <= told
    assert key_of(other) not in told


def test_renamed_and_deleted_theme_reach_their_cases(waiting):
    theme = make_theme()
    case = make_case(themes=(theme,))
    waiting()
    theme.label = "Anders"
    theme.save()
    assert key_of(case) in waiting()
    theme.delete()
    assert key_of(case) in waiting()


def test_moved_case_is_told(waiting, site_home):
    case = make_case()
    waiting()
    MovePageAction(case, site_home, pos="last-child").execute(skip_permission_checks=True)
    assert key_of(case) in waiting()


def test_new_address_of_the_overview_is_told(waiting, django_capture_on_commit_callbacks):
    case = make_case()
    waiting()
    index = case.get_parent().specific
    index.slug = "voorbeelden"
    with django_capture_on_commit_callbacks(execute=True):
        index.save()
    assert key_of(case) in waiting()

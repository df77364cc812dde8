"""Tags and themes go up in another, and come back exactly as they were."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alliantie.merging.carrying_out import carry_out
from alliantie.merging.keeping import forget_values
from alliantie.merging.policies import MergeChangedError, MergeRefusedError
from alliantie.merging.previewing import preview
from alliantie.merging.undoing import undo
from alliantie.models import AuditEntry, Merge, MergedRow
from alliantie.visibility import Actor
from cases.models import CasePage
from people.models import Follow
from search.models import PendingEntry
from search.registry import key_of
from tests.factories.accounts import make_user
from tests.factories.cases import make_case
from tests.factories.merging import differences, editor, everything, known, merge
from tests.factories.people import make_expert, make_offer, make_question
from tests.factories.themes import make_tag, make_theme
from themes.models import Tag, Theme

pytestmark = pytest.mark.django_db


def tagged(case, *tags):
    case.tags.set(tags)
    case.save_revision().publish()
    return case


def about(case, *themes):
    case.themes.set(themes)
    case.save_revision().publish()
    return case


def tags_of(case):
    return set(CasePage.objects.get(pk=case.pk).tags.values_list("name", flat=True))


def draft_tags(case):
    page = CasePage.objects.get(pk=case.pk)
    return {tag.name for tag in page.get_latest_revision_as_object().tags.all()}


def test_a_tag_comes_back_with_all_that_had_it_drafts_too(site_home):
    old, new, both = make_tag("oud"), make_tag("nieuw"), make_tag("data")
    one, two, three = (tagged(make_case(), *tags) for tags in ((old, both), (old, new), (new,)))
    before = everything()
    done = merge("onderwerp", old, new)
    assert tags_of(one) == {"nieuw", "data"}
    assert (tags_of(two), draft_tags(two)) == ({"nieuw"}, {"nieuw"})
    PendingEntry.objects.all().delete()
    assert undo(merge=done, actor=editor()).stayed == {}
    assert differences(before, everything()) == {}
    assert draft_tags(two) == {"oud", "nieuw"}
    assert {key_of(page) for page in (one, two, three)} <= set(
        PendingEntry.objects.values_list("key", flat=True)
    )
    actions = AuditEntry.objects.filter(action__startswith="merge.").order_by("pk")
    assert [one.action for one in actions] == ["merge.carry_out", "merge.undo"]


def test_what_was_changed_since_stays_and_undoing_twice_changes_nothing(site_home):
    old, new = make_tag("oud"), make_tag("nieuw")
    one, two = (tagged(make_case(), old) for _ in range(2))
    done = merge("onderwerp", old, new)
    tagged(CasePage.objects.get(pk=two.pk), make_tag("anders"))
    stayed = undo(merge=done, actor=editor()).stayed
    assert sum(stayed.values()) == 1
    assert (tags_of(one), tags_of(two)) == ({"oud"}, {"anders"})
    tagged(CasePage.objects.get(pk=one.pk), new)
    again = everything()
    assert undo(merge=done, actor=editor()).stayed == stayed
    assert differences(again, everything()) == {}


def test_a_tag_whose_name_was_taken_since_is_not_made_twice(site_home):
    old, new = make_tag("oud"), make_tag("nieuw")
    case = tagged(make_case(), old)
    done = merge("onderwerp", old, new)
    make_tag("Oud")
    with pytest.raises(MergeRefusedError, match="intussen iets anders"):
        undo(merge=done, actor=editor())
    assert tags_of(case) == {"nieuw"}
    assert Merge.objects.get().undone_at is None


def test_after_a_week_nothing_goes_back_and_the_journal_is_empty(site_home):
    old, new = make_tag("oud"), make_tag("nieuw")
    tagged(make_case(), old)
    done = merge("onderwerp", old, new)
    assert forget_values(now=timezone.now() + timedelta(days=6)) == 0
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        with pytest.raises(MergeRefusedError, match="Die week is voorbij"):
            undo(merge=done, actor=editor())
        assert forget_values(now=timezone.now()) == MergedRow.objects.count() > 0
        assert forget_values(now=timezone.now()) == 0
    assert not MergedRow.objects.exclude(old=None, new=None).exists()
    assert not Tag.objects.filter(pk=old.pk).exists()


def test_who_may_not_merges_nothing_and_undoes_nothing(site_home):
    old, new = make_tag("oud"), make_tag("nieuw")
    for actor in (Actor(), Actor(user_id=1, is_member=True), editor(role="moderator")):
        with pytest.raises(MergeRefusedError, match="mag je niet"):
            merge("onderwerp", old, new, actor)
    done = merge("onderwerp", old, new)
    with pytest.raises(MergeRefusedError, match="mag je niet"):
        undo(merge=done, actor=editor(role="moderator"))


def test_what_broke_off_halfway_moved_nothing(site_home, monkeypatch):
    old, new = make_theme("Oud"), make_theme("Nieuw")
    about(make_case(), old)
    Follow.objects.create(user=make_user(), theme=old)
    before = everything()

    def broken(*_args, **_kwargs):
        raise RuntimeError

    monkeypatch.setattr("themes.services.merging.lead_on", broken)
    with pytest.raises(RuntimeError):
        merge("thema", old, new)
    assert differences(before, everything()) == {}
    assert not Merge.objects.exists()


def theme_world():
    top = make_theme("Boven")
    old = make_theme("Oud", synonyms=["vroeger", "nieuw"], definition="Van toen", broader=top)
    new = make_theme("Nieuw", synonyms=["nu"], broader=old)
    under = make_theme("Onder", broader=old)
    one, both = about(make_case(), old), about(make_case(), old, new)
    person = make_expert(old)
    person.expertises.create(theme=new, level="can_do")
    make_expert(old)
    make_offer(old)
    make_question(themes=[old])
    follower, other = make_user("een@example.org"), make_user("twee@example.org")
    for theme in (old, new):
        Follow.objects.create(user=follower, theme=theme)
    Follow.objects.create(user=other, theme=old)
    Follow.objects.create(user=other, search=f"q=woo&thema={old.pk}", search_words="woo, Oud")
    return old, new, under, (one, both), person


def test_a_theme_takes_everything_along_and_comes_back(client, site_home):
    old, new, under, (one, both), person = theme_world()
    before = everything()
    url = old.get_absolute_url()
    done = merge("thema", old, new)
    new.refresh_from_db()
    under.refresh_from_db()
    assert (new.synonyms, new.broader.label, under.broader) == (
        ["nu", "Oud", "vroeger"],
        "Boven",
        new,
    )
    for case in (one, both):
        page = CasePage.objects.get(pk=case.pk)
        assert [theme.pk for theme in page.themes.all()] == [new.pk]
        assert page.get_latest_revision().content["themes"] == [new.pk]
    assert person.expertises.count() == 1
    assert Follow.objects.filter(theme=new).count() == 2
    assert Follow.objects.get(theme=None).search == f"q=woo&thema={new.pk}"
    answer = client.get(url)
    assert (answer.status_code, answer["Location"]) == (301, new.get_absolute_url())
    assert undo(merge=done, actor=editor()).stayed == {}
    assert differences(before, everything()) == {}
    assert client.get(url).status_code == 200


def test_merging_back_and_on_is_undone_from_the_last(site_home):
    one, two, three = (make_theme(name) for name in ("Een", "Twee", "Drie"))
    first = merge("thema", one, two)
    second = merge("thema", two, three)
    with pytest.raises(MergeRefusedError, match="eerst ongedaan: “Twee” → “Drie”"):
        undo(merge=first, actor=editor())
    undo(merge=second, actor=editor())
    undo(merge=first, actor=editor())
    assert set(Theme.objects.filter(pk__in=[one.pk, two.pk, three.pk])) == {one, two, three}
    with pytest.raises(MergeRefusedError, match="twee verschillende"):
        merge("thema", one, one)


def test_the_preview_counts_names_and_costs_the_same_for_few_and_many(
    site_home, django_assert_num_queries
):
    old, new = make_theme("Oud"), make_theme("Nieuw")
    shown = about(make_case("Bomen tellen"), old)
    about(make_case("Nog niet", publish=False), old)
    CasePage.objects.exclude(pk=shown.pk).update(live=False)
    seen = preview(known("thema"), gone=old, kept=new, actor=editor())
    line = next(one for one in seen.moves if one.label == "Praktijkvoorbeelden")
    assert (line.number, line.examples) == (2, ("Bomen tellen",))
    with pytest.raises(MergeChangedError):
        carry_out(
            kind=known("thema"), gone_key=old.pk, kept_key=new.pk, actor=editor(), fingerprint="x"
        )
    with django_assert_num_queries(15):
        preview(known("thema"), gone=old, kept=new, actor=editor())
    for number in range(6):
        about(make_case(f"Meer {number}"), old)
    with django_assert_num_queries(15):
        later = preview(known("thema"), gone=old, kept=new, actor=editor())
    assert later.fingerprint != seen.fingerprint

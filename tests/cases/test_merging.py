"""Of two use cases that tell the same one stays; what others did with the other goes along."""

from urllib.parse import urlsplit

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageLogEntry, Site

from alliantie.choices import Role
from alliantie.frame import frame
from alliantie.merging.policies import MergeRefusedError
from alliantie.merging.previewing import preview
from alliantie.merging.undoing import undo
from alliantie.models import MenuItem, MenuSettings
from alliantie.visibility import VISITOR
from cases.choices import Standing
from cases.models import CasePage, Reuse, Taking
from cases.services.writing import save_draft, version_of
from people.models import Follow
from reports.choices import AppealState
from reports.models import Dossier
from search.models import PendingEntry
from search.registry import key_of
from tests.factories.accounts import make_editor, make_user
from tests.factories.cases import make_case
from tests.factories.merging import differences, editor, everything, known, merge
from tests.factories.organisations import actor_of, make_member, make_organisation
from tests.factories.reports import judge, tell
from tests.factories.reuses import make_reuse

pytestmark = pytest.mark.django_db


def world():
    mine, other = make_organisation("Gemeente Mijn"), make_organisation("Gemeente Ander")
    author = make_member(mine).user
    gone = make_case("Bomen tellen", organisation=mine, summary="Wij telden bomen.", owner=author)
    kept = make_case("Bomen geteld", organisation=other, summary="Er zijn bomen geteld.")
    for case in (gone, kept):
        case.save_revision().publish()
    users = [make_user(f"{number}@example.org") for number in range(2)]
    for case, user in ((gone, users[0]), (kept, users[0]), (gone, users[1])):
        Follow.objects.create(user=user, page_id=case.pk)
        Taking.objects.create(user=user, case=case)
    teller = make_organisation("Derde")
    for case in (gone, kept):
        make_reuse(case, organisation=teller)
    make_reuse(gone, organisation=make_organisation("Vierde"))
    make_reuse(gone, organisation=other, adapted=kept)
    return CasePage.objects.get(pk=gone.pk), CasePage.objects.get(pk=kept.pk), mine


def in_menu():
    """Give where the menu leads, as who reads the site gets it."""
    return urlsplit(frame().menu[0].url).path


def test_the_one_leads_to_the_other_and_comes_back(client, site_home):
    gone, kept, mine = world()
    somebody = editor(make_editor())
    before = everything()
    url = gone.url
    done = merge("praktijkvoorbeeld", gone, kept, somebody)
    answer = client.get(url)
    assert (answer.status_code, answer["Location"]) == (301, kept.url)
    assert not CasePage.objects.visible_to(VISITOR).filter(pk=gone.pk).exists()
    page = CasePage.objects.get(pk=kept.pk)
    assert page.summary == "Er zijn bomen geteld."
    assert mine in {row.organisation for row in page.partners.all()}
    page.get_latest_revision().publish()
    assert mine in {row.organisation for row in CasePage.objects.get(pk=kept.pk).partners.all()}
    assert CasePage.objects.get(pk=gone.pk).standing == Standing.ARCHIVED
    assert (
        Follow.objects.filter(page=kept.pk).count(),
        Taking.objects.filter(case=kept).count(),
    ) == (2, 2)
    told = Reuse.objects.filter(original=kept)
    assert {one.organisation.name for one in told} == {"Derde", "Vierde"}
    PendingEntry.objects.all().delete()
    undo(merge=done, actor=somebody)
    assert {key_of(gone), key_of(kept)} <= set(PendingEntry.objects.values_list("key", flat=True))
    assert client.get(url).status_code == 200
    moved = ("people.", "cases.Taking", "cases.Reuse")
    assert not [key for key in differences(before, everything()) if key[0].startswith(moved)]


def test_undone_at_once_it_is_as_it_was(client, site_home, django_capture_on_commit_callbacks):
    gone, kept, _mine = world()
    user = make_editor()
    somebody = editor(user)
    path = Redirect.normalise_path(urlsplit(gone.url).path)
    Redirect.objects.create(old_path=path, redirect_link="https://www.example.org/vroeger/")
    menu = MenuSettings.for_site(Site.objects.get())
    MenuItem.objects.create(menu=menu, label="Bomen", page=gone, sort_order=-1)
    before = everything()
    with django_capture_on_commit_callbacks(execute=True):
        done = merge("praktijkvoorbeeld", gone, kept, somebody)
    assert client.get(gone.url)["Location"] == kept.url
    assert in_menu() == urlsplit(kept.url).path
    with django_capture_on_commit_callbacks(execute=True):
        assert undo(merge=done, actor=somebody).stayed == {}
    assert differences(before, everything()) == {}
    assert in_menu() == urlsplit(gone.url).path
    told = PageLogEntry.objects.filter(page=gone.pk).order_by("pk")
    last = [(one.action, one.user) for one in told][-2:]
    assert last == [("wagtail.unpublish", user), ("alliantie.merge.undo", user)]
    assert told.last().message == "Samenvoegen ongedaan gemaakt"
    words_nobody_read_stay_offline(gone, kept, somebody)
    what_a_moderator_hid_stays_hidden(gone, kept, somebody)


def words_nobody_read_stay_offline(gone, kept, somebody):
    """Its author writes on the desk, on the row itself, while it is off the site."""
    done = merge("praktijkvoorbeeld", gone, kept, somebody)
    page = CasePage.objects.get(pk=gone.pk)
    save_draft(
        page=page,
        actor=actor_of(gone.owner),
        changes={"summary": "Ongelezen woorden."},
        started_from=version_of(page),
    )
    with pytest.raises(MergeRefusedError, match="nog niet nagekeken"):
        undo(merge=done, actor=somebody)
    page = CasePage.objects.get(pk=gone.pk)
    assert (page.live, page.summary) == (False, "Ongelezen woorden.")
    page.get_latest_revision().publish()
    undo(merge=done, actor=somebody)
    page = CasePage.objects.get(pk=gone.pk)
    assert (page.live, page.standing) == (True, gone.standing)


def what_a_moderator_hid_stays_hidden(gone, kept, somebody):
    """It was reported before, and decided while nobody could see it any more."""
    page = CasePage.objects.get(pk=gone.pk)
    waiting = tell("praktijkvoorbeeld", page)
    done = merge("praktijkvoorbeeld", page, kept, somebody)
    hidden = judge(waiting, make_editor("mo@example.org", Role.MODERATOR))
    assert hidden.memory == ""
    with pytest.raises(MergeRefusedError, match="besloot dit na een melding"):
        undo(merge=done, actor=somebody)
    assert not CasePage.objects.get(pk=gone.pk).live
    Dossier.objects.update(appeal_state=AppealState.RESTORED)
    undo(merge=done, actor=somebody)
    assert CasePage.objects.get(pk=gone.pk).live


def test_both_stand_side_by_side_and_only_what_is_online_can_be_merged(site_home):
    gone, kept, _mine = world()
    seen = preview(known("praktijkvoorbeeld"), gone=gone, kept=kept, actor=editor())
    told = {label.lower(): (old, new) for label, old, new in seen.differences}
    assert told["samenvatting"] == ("Wij telden bomen.", "Er zijn bomen geteld.")
    for of_gone, of_kept, is_refused in (
        ("organisation", "public", True),
        ("organisation", "members", True),
        ("organisation", "organisation", True),  # each of an organisation of its own
        ("private", "private", True),
        ("members", "private", False),
    ):
        gone.audience, kept.audience = of_gone, of_kept
        assert ("voor anderen te lezen" in refusal_of(gone, kept)) == is_refused, (of_gone, of_kept)
    CasePage.objects.filter(pk=gone.pk).update(audience="organisation")
    with pytest.raises(MergeRefusedError, match="voor anderen te lezen"):
        merge("praktijkvoorbeeld", gone, kept)
    draft = make_case("Concept", publish=False)
    CasePage.objects.filter(pk=draft.pk).update(live=False)
    with pytest.raises(MergeRefusedError, match="er niet meer"):
        merge("praktijkvoorbeeld", draft, kept)
    with pytest.raises(MergeRefusedError, match="mag je niet"):
        merge("praktijkvoorbeeld", gone, kept, editor(role="moderator"))


def refusal_of(gone, kept):
    try:
        known("praktijkvoorbeeld").check(gone=gone, kept=kept)
    except MergeRefusedError as error:
        return error.sentence
    return ""

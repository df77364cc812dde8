"""Merges in opposite directions at once: one is done, the rest are refused; undone at once is undone once."""

import pytest
from django.db import connection

from accounts.models import FormerAccount, User
from alliantie.merging.policies import MergeRefusedError
from alliantie.merging.undoing import undo
from alliantie.models import AuditEntry, Merge
from organisations.models import Membership, Organisation
from tests.factories.accounts import make_user
from tests.factories.merging import editor, make_claim, merge
from tests.factories.organisations import make_member, make_organisation
from tests.factories.themes import make_tag
from tests.races.threads import at_once
from themes.models import Tag

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture(autouse=True)
def _postgres_only():
    if connection.vendor != "postgresql":
        pytest.skip("races are run on PostgreSQL")


def outcomes(found):
    done = [one for one in found if isinstance(one, Merge)]
    refused = [one for one in found if isinstance(one, MergeRefusedError)]
    assert len(done) + len(refused) == len(found), found
    return len(done)


def test_of_opposite_merges_one_is_done(site_home):
    pair = (make_organisation("Een"), make_organisation("Twee"))
    for organisation in pair:
        make_member(organisation)
    found = at_once(lambda number: merge("organisatie", pair[number % 2], pair[1 - number % 2]))
    assert outcomes(found) == 1
    kept = Organisation.objects.filter(pk__in=[one.pk for one in pair]).get(successor=None)
    assert Membership.objects.filter(organisation=kept).count() == 2


def test_of_opposite_merges_of_tags_one_is_done_and_undone_once(site_home):
    pair = (make_tag("een"), make_tag("twee"))
    found = at_once(lambda number: merge("onderwerp", pair[number % 2], pair[1 - number % 2]))
    assert outcomes(found) == 1
    done = Merge.objects.get()
    at_once(lambda _number: undo(merge=done, actor=editor()))
    assert AuditEntry.objects.filter(action="merge.undo").count() == 1
    assert Tag.objects.filter(pk__in=[one.pk for one in pair]).count() == 2


def test_of_opposite_merges_of_accounts_one_is_done_and_undone_once(site_home):
    pair = (make_user("een@example.org"), make_user("twee@example.org"))
    for kept, gone in (pair, pair[::-1]):
        make_claim(gone, kept)
    admin = editor(role="site_admin")
    found = at_once(lambda number: merge("account", pair[number % 2], pair[1 - number % 2], admin))
    assert outcomes(found) == 1
    assert (User.objects.filter(is_active=True).count(), FormerAccount.objects.count()) == (1, 1)
    done = Merge.objects.get()
    at_once(lambda _number: undo(merge=done, actor=admin))
    assert AuditEntry.objects.filter(action="merge.undo").count() == 1
    assert (User.objects.filter(is_active=True).count(), FormerAccount.objects.count()) == (2, 0)

"""An organisation that went up in another: what it told stands under the other, and counts once."""

import pytest

from alliantie.visibility import Actor
from cases.models import Reuse
from cases.presenting.lineage import applied_by
from organisations.models import Organisation
from organisations.services import merge_into_successor
from tests.factories.cases import make_case
from tests.factories.organisations import make_organisation

pytestmark = pytest.mark.django_db
EDITOR = Actor(roles=frozenset({"editor"}))


def test_what_was_told_goes_along(site_home):
    new = make_organisation("Gemeente Nieuw")
    old = make_organisation("Gemeente Oud", successor=new)
    case, both = make_case("Vogels tellen"), make_case("Bijen tellen")
    told = {"month": "2026-01-01", "changed": "x", "effort": "day", "result": "y", "again": "yes"}
    moved = Reuse.objects.create(original=case, organisation=old, **told)
    stays = Reuse.objects.create(original=both, organisation=old, **told)
    own = Reuse.objects.create(original=both, organisation=new, **told)
    for _ in range(2):
        merge_into_successor(organisation=Organisation.objects.get(pk=old.pk), actor=EDITOR)
    stays.refresh_from_db()
    assert {one.pk for one in applied_by(EDITOR, new) or ()} == {moved.pk, own.pk}
    assert stays.organisation == old

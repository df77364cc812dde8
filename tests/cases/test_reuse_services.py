"""What may be told about re-use is asked where it is kept, whatever form led there."""

from uuid import uuid4

import pytest
from django.utils import timezone

from cases.models import Reuse
from cases.policies.reuse import ReuseRefusedError
from cases.services.lineage import Told, tell_reuse
from tests.factories.cases import actor, make_case, make_member, make_organisation


def told(organisation) -> Told:
    return Told(
        organisation=organisation,
        adapted=None,
        month=timezone.localdate().replace(day=1),
        changed="Wij deden het zonder app.",
        effort="weeks",
        result="Meer reacties.",
        again="yes",
    )


def test_nobody_tells_it_for_an_organisation_they_do_not_work_for(site_home):
    original = make_case(organisation=make_organisation())
    stranger = actor(make_member(make_organisation()))
    with pytest.raises(ReuseRefusedError, match="waar je werkt"):
        tell_reuse(original=original, told=told(make_organisation()), actor=stranger, key=uuid4())
    assert not Reuse.objects.exists()

"""What may be told about re-use is asked where it is kept, whatever form led there."""

from uuid import uuid4

import pytest
from django.utils import timezone

from alliantie.models import AuditEntry
from cases.models import Reuse
from cases.policies.reuse import ReuseRefusedError
from cases.services.lineage import Told, tell_reuse, withdraw_reuse
from tests.factories.accounts import make_editor
from tests.factories.cases import actor, make_case, make_member, make_organisation
from tests.factories.reuses import make_reuse


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


def test_withdrawing_twice_is_withdrawing_once(site_home):
    reuse = make_reuse(make_case())
    editor = actor(make_editor("redactie@example.org"))
    withdraw_reuse(reuse=reuse, actor=editor)
    first = Reuse.objects.get().withdrawn_at
    withdraw_reuse(reuse=reuse, actor=editor)
    assert Reuse.objects.get().withdrawn_at == first
    assert AuditEntry.objects.filter(action="reuse.withdraw").count() == 1

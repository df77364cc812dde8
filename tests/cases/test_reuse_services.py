"""What may be told about re-use is asked where it is kept, whatever form led there."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.models import User
from alliantie.models import AuditEntry
from cases.choices import TakingAnswer
from cases.models import Reuse, Taking
from cases.policies.reuse import ReuseRefusedError, taken_to_ask_about
from cases.services.lineage import tell_reuse, withdraw_reuse
from tests.factories.accounts import make_editor
from tests.factories.cases import actor, make_case, make_member, make_organisation
from tests.factories.reuses import make_reuse, make_told


def test_nobody_tells_it_for_an_organisation_they_do_not_work_for(site_home):
    original = make_case(organisation=make_organisation())
    stranger = actor(make_member(make_organisation()))
    with pytest.raises(ReuseRefusedError, match="waar je werkt"):
        tell_reuse(
            original=original, told=make_told(make_organisation()), actor=stranger, key=uuid4()
        )
    assert not Reuse.objects.exists()


def test_withdrawing_twice_is_withdrawing_once(site_home):
    reuse = make_reuse(make_case())
    editor = actor(make_editor("redactie@example.org"))
    withdraw_reuse(reuse=reuse, actor=editor)
    first = Reuse.objects.get().withdrawn_at
    withdraw_reuse(reuse=reuse, actor=editor)
    assert Reuse.objects.get().withdrawn_at == first
    assert AuditEntry.objects.filter(action="reuse.withdraw").count() == 1


def test_only_who_was_not_asked_yet_and_may_sign_in_is_asked_about_it(site_home):
    now = timezone.now()
    case, month_ago = make_case(), now - timedelta(days=31)
    waits, asked, answered, suspended = (
        Taking.objects.create(user=make_member(None), case=case) for _ in range(4)
    )
    Taking.objects.update(taken_at=month_ago)
    Taking.objects.filter(pk=asked.pk).update(asked_at=now)
    Taking.objects.filter(pk=answered.pk).update(answer=TakingAnswer.USED)
    User.objects.filter(pk=suspended.user_id).update(is_active=False)
    assert list(Taking.objects.due(taken_to_ask_about(now))) == [waits]

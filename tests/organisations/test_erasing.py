import json
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.erasing import keepers
from organisations.choices import InvitedBy, MembershipRole
from organisations.models import Invitation, Membership
from tests.factories.accounts import make_user
from tests.factories.organisations import make_member, make_organisation

pytestmark = pytest.mark.django_db


def keeper():
    return next(one for one in keepers() if one.name == "organisations")


def invitation(number, **fields):
    return Invitation.objects.create(
        by=InvitedBy.ADMIN,
        token_hash=str(number),
        expires_at=timezone.now() + timedelta(days=1),
        **fields,
    )


def test_nothing_of_a_person_is_left_and_the_rest_stays():
    organisation = make_organisation("Gemeente Aalten")
    user = make_user("kanarie@aalten.example")
    membership = make_member(organisation, user=user, role=MembershipRole.ADMIN, function="Kanarie")
    other = make_member(organisation)
    shared = {"organisation": organisation}
    invitation(1, email="Kanarie@Aalten.example", name="Kanarie", **shared)
    invitation(2, name="Kanarie", accepted_by=user, membership=membership, **shared)
    made = invitation(3, name="Kees", email="kees@x.nl", invited_by=user, **shared)
    exported = json.dumps(keeper().export(user))
    assert "Kanarie" in exported
    assert "Kees" in exported
    for _again in range(2):
        keeper().erase(user)
    traces = [str(vars(row)).lower() for row in Invitation.objects.all()]
    assert not [one for one in traces if "kanarie" in one]
    made.refresh_from_db()
    assert (made.invited_by, made.name) == (None, "Kees")
    assert Invitation.objects.count() == 3
    assert list(Membership.objects.all()) == [other]

"""An organisation corrects what a register says of it; others do not, and nobody hides it."""

import pytest
from django.urls import reverse

from alliantie.choices import Audience
from cases.models import CasePage
from cases.policies.writing import NotYoursError, WritingRefusedError
from cases.services import audiences, publishing, submitting
from cases.services.writing import save_draft, version_of
from organisations.choices import MembershipState
from tests.factories.accounts import make_editor
from tests.factories.cases import actor, make_case, make_member, make_organisation, make_theme


@pytest.fixture
def organisation(site_home):
    return make_organisation("Gemeente Registerdam")


@pytest.fixture
def row(organisation):
    case = make_case(
        "Parkeersensor",
        organisation=organisation,
        themes=(make_theme(),),
        source="register",
        source_id="1",
    )
    return CasePage.objects.get(pk=case.pk)


@pytest.fixture
def colleague(organisation):
    return make_member(organisation, "collega")


def test_colleague_corrects_and_the_public_sees_it_after_approval(row, colleague, client):
    client.force_login(colleague)
    assert client.get(reverse("desk:case", args=[row.pk])).status_code == 200
    save_draft(
        page=row,
        actor=actor(colleague),
        changes={"summary": "Zo zit het echt."},
        started_from=version_of(row),
    )
    submitting.submit_case(page=row, actor=actor(colleague))
    assert CasePage.objects.get(pk=row.pk).summary != "Zo zit het echt."

    publishing.approve_and_publish(page=row, actor=actor(make_editor()))
    corrected = CasePage.objects.get(pk=row.pk)
    assert corrected.summary == "Zo zit het echt."
    assert corrected.source == "register"
    assert corrected.latest_revision.user == colleague
    assert row.title in client.get(reverse("desk:overview")).content.decode()


@pytest.mark.parametrize("state", [MembershipState.REQUESTED, MembershipState.ENDED])
def test_only_current_members_correct(row, organisation, client, state):
    asker = make_member(organisation, "wie", state=state)
    client.force_login(asker)
    assert client.get(reverse("desk:case", args=[row.pk])).status_code == 404
    with pytest.raises(NotYoursError):
        submitting.submit_case(page=row, actor=actor(asker))


def test_members_of_others_do_not_see_it_on_their_desk(row, client):
    client.force_login(make_member(make_organisation(), "vreemd"))
    assert client.get(reverse("desk:case", args=[row.pk])).status_code == 404


def test_nobody_hides_a_public_row(row, colleague):
    for hide in (
        lambda: submitting.withdraw(page=row, actor=actor(colleague)),
        lambda: audiences.set_audience(page=row, actor=actor(colleague), audience=Audience.PRIVATE),
    ):
        with pytest.raises(WritingRefusedError, match="openbaar register"):
            hide()
    assert CasePage.objects.get(pk=row.pk).live


def test_untouched_rows_do_not_fill_the_desk(row, colleague, client):
    client.force_login(colleague)
    assert row.title not in client.get(reverse("desk:overview")).content.decode()

import csv
import re
from io import StringIO
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisations.choices import CoverageGroup, InvitationState, InvitedBy, MembershipRole
from organisations.models import Invitation
from organisations.policies import coverage_group
from organisations.presenting.coverage import coverage
from organisations.services import Asked, make_invitation
from tests.factories.accounts import make_editor, make_user
from tests.factories.organisations import actor_of, make_member, make_organisation

pytestmark = pytest.mark.django_db
PAGES = ["invitations", "make_invitation", "export_invitations", "export_coverage"]


@pytest.fixture
def editor(site_home):
    cache.clear()
    return make_editor()


@pytest.fixture
def cms(client, editor):
    client.force_login(editor)
    return client


def make(cms, **form):
    url = reverse("make_invitation")
    return cms.post(url, {"name": "Kees", "key": uuid4(), "sector": "", **form})


def ask(editor, organisation, name="Kees"):
    asked = Asked(name=name, email="geheim@aalten.example", organisation=organisation)
    make_invitation(asked=asked, by=InvitedBy.EDITOR, actor=actor_of(editor), key=uuid4())


def lines(answer):
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def test_link_to_copy_is_shown_once(cms):
    make_organisation("Gemeente Aalten")
    form = {"organisation": "Aalten", "key": uuid4()}
    page = make(cms, **form).content.decode()
    link = re.search(r'value="(http[^"]+/uitnodiging/[^"]+)"', page)[1]
    again = make(cms, **form).content.decode()
    assert "was al gemaakt" in again
    assert "/uitnodiging/" not in again
    assert "/uitnodiging/" not in cms.get(reverse("invitations")).content.decode()
    assert Invitation.objects.get().organisation.name == "Gemeente Aalten"
    cms.logout()
    assert cms.get(link).status_code == 200


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({}, "Kies een organisatie"),
        ({"organisation": "Aalten", "sector": "resident"}, "Kies een organisatie"),
        ({"organisation": "Gemeente Alten"}, "Bedoel je: Gemeente Aalten"),
        ({"organisation": "Aalten", "email": "kees"}, "geen e-mailadres"),
        ({"organisation": "Aalten", "name": ""}, "Schrijf de naam"),
    ],
)
def test_what_is_missing_is_asked_and_what_was_typed_stays(cms, form, sentence):
    make_organisation("Gemeente Aalten")
    answer = make(cms, **form)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert sentence in page
    assert all(f'value="{text}"' in page for text in form.values() if text)
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("name", PAGES)
def test_only_editors_see_it(client, editor, name):
    admin = make_member(make_organisation(), role=MembershipRole.ADMIN)
    for user in (make_user(), admin.user):
        client.force_login(user)
        assert client.get(reverse(name)).status_code == 302
        assert client.post(reverse(name), {"name": "K", "key": uuid4()}).status_code in (302, 405)
    assert not Invitation.objects.exists()


def test_only_editors_withdraw_and_only_by_post(client, editor):
    ask(editor, make_organisation())
    url = reverse("withdraw_invitation", args=[Invitation.objects.get().pk])
    client.force_login(make_user())
    client.post(url)
    client.force_login(editor)
    assert client.get(url).status_code == 405
    assert Invitation.objects.get().state == InvitationState.OPEN
    client.post(url)
    assert Invitation.objects.get().state == InvitationState.WITHDRAWN
    assert "Ingetrokken" in client.get(reverse("invitations")).content.decode()


def test_coverage_counts_who_there_is_was_asked_and_came(editor):
    asked = make_organisation("Gemeente Gevraagd", region="drenthe")
    ask(editor, asked)
    ask(editor, asked, "Nog iemand")
    make_member(make_organisation("Gemeente Vanzelf", region="drenthe"))
    make_organisation("Gemeente Niets", region="zeeland")
    make_organisation("Openbaar Lichaam Saba", region="saba", kind="other_public_body")
    make_organisation("Buurthuis", kind="residents_initiative")
    found = {one.group: one for one in coverage()}
    towns = found[CoverageGroup.MUNICIPALITY]
    assert (towns.total, towns.asked, towns.came) == (3, 1, 1)
    assert {(c.region, c.total, c.asked, c.came) for c in towns.cells} == {
        ("drenthe", 2, 1, 1),
        ("zeeland", 1, 0, 0),
    }
    assert set(found) == {"municipality", "caribbean", "civil_society"}
    assert [one.total for one in coverage(region="zeeland")] == [1]
    assert [one.group for one in coverage(group="caribbean")] == ["caribbean"]


def test_groups_are_of_the_country_and_of_society():
    assert coverage_group("province", "drenthe") == CoverageGroup.PROVINCE
    assert coverage_group("ngo", "bonaire") == CoverageGroup.CARIBBEAN
    assert coverage_group("ngo", "national") == CoverageGroup.CIVIL_SOCIETY
    assert coverage_group("company", "") == CoverageGroup.OTHER


def test_list_is_filtered_and_junk_filters_nothing(cms, editor):
    ask(editor, make_organisation(region="drenthe"), "Dirk uit Drenthe")
    ask(editor, make_organisation(region="saba", kind="other_public_body"), "Sara van Saba")
    url = reverse("invitations")
    for chosen in ({"waar": "saba"}, {"groep": "caribbean"}):
        page = cms.get(url, chosen).content.decode()
        assert "Sara van Saba" in page
        assert "Dirk uit Drenthe" not in page
    assert "Sara van Saba" not in cms.get(url, {"stand": "accepted"}).content.decode()
    assert "Dirk uit Drenthe" in cms.get(url, {"waar": "'; --", "stand": "x"}).content.decode()


def test_files_run_no_formula_and_hold_no_address(cms, editor):
    ask(editor, make_organisation("Gemeente Aalten", region="gelderland"), "=HYPERLINK(1)")
    rows = lines(cms.get(reverse("export_invitations")))
    assert rows[1][0] == "'=HYPERLINK(1)"
    assert rows[1][1] == "Gemeente Aalten"
    assert "geheim" not in str(rows)
    assert lines(cms.get(reverse("export_coverage")))[1][1:] == [
        *("Gemeente", "Gelderland", "1", "1", "0")
    ]


def test_page_shows_no_address_and_asks_as_much_with_many(cms, editor):
    ask(editor, make_organisation())
    counts = []
    for _round in range(2):
        cms.get(reverse("invitations"))
        with CaptureQueriesContext(connection) as caught:
            page = cms.get(reverse("invitations")).content.decode()
        counts.append(len(caught))
        assert "geheim" not in page
        for number in range(10):
            ask_from(editor, number)
    assert counts[0] == counts[1]


def ask_from(editor, number):
    asked = Asked(name=f"N{number}", organisation=make_organisation())
    make_invitation(asked=asked, by=InvitedBy.EDITOR, actor=actor_of(editor), key=uuid4())

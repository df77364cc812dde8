"""The demo organisations are complete, and the supplement is a register like the real one."""

import csv
from pathlib import Path

import pytest

from accounts import demo as accounts_demo
from alliantie.demonstration import DemoRun, read_rows
from organisations import demo
from organisations.choices import MembershipState, OrganisationKind, Region
from organisations.models import Membership, Organisation
from themes import demo as themes_demo

ROWS = read_rows(demo.FILE, "organisation")
SUPPLEMENT = Path(demo.__file__).parents[1] / "data" / "supplement.csv"


def test_file_fits_the_model():
    themes = {row["key"] for row in read_rows(themes_demo.FILE, "theme")}
    assert len({row["name"] for row in ROWS}) == len({row["key"] for row in ROWS}) == 40
    for row in ROWS:
        assert row["region"] in Region.values
        assert set(row["themes"]) <= themes
        assert 0 < len(row["description"]) <= 2000


def test_every_kind_is_shown():
    assert {row["kind"] for row in ROWS} == set(OrganisationKind.values)


def test_supplement_is_a_whole_table():
    with SUPPLEMENT.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 20
    assert len({row["org_id"] for row in rows}) == len({row["naam"] for row in rows}) == len(rows)
    assert all(row["soort"] and None not in row and None not in row.values() for row in rows)
    names = {row["naam"] for row in rows}
    assert {f"Openbaar lichaam {isle}" for isle in ("Bonaire", "Sint Eustatius", "Saba")} <= names


@pytest.mark.django_db
def test_members_get_the_rights_the_file_gives():
    run = DemoRun(say=list)
    for load in (accounts_demo.load, themes_demo.load, demo.load, demo.load):
        load(run)
    assert Organisation.objects.count() == 40
    assert Membership.objects.count() == 30
    waiting = Membership.objects.get(state=MembershipState.REQUESTED)
    assert waiting.user.email.startswith("jelka")
    assert waiting.started_on is None
    assert not waiting.organisation.domains.exists()

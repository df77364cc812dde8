from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from alliantie.models import AuditEntry
from organisations.choices import Listing, OrganisationKind, Region
from organisations.models import Organisation, OrganisationName
from organisations.resolving import Resolver
from organisations.services import create_unclaimed

pytestmark = pytest.mark.django_db
HEAD = "org_id,naam,soort,code,provincie,veiligheidsregio,lat,lon,gr2026,website_of_code,bron"
ROWS = (
    "gm9001,Gemeente Proefstad,gemeente,GM9001,Utrecht,Veiligheidsregio Proef,52.1,5.1,1,,proef",
    "gm9002,Gemeente Oefendorp,gemeente,GM9002,Utrecht,Veiligheidsregio Proef,52.2,5.2,1,,proef",
    "so9003,Veiligheidsregio Proef,veiligheidsregio,,,,,,,,proef",
    'mnre9004,"Proeven, Oefenen en Leren",ministerie,,,,,,,,proef',
    'alg-x,"Ministerie van Proeven, Oefenen en Leren",ministerie,,,,,,,,proef',
    "cn-saba,Openbaar lichaam Proefeiland,openbaar lichaam,,Saba,,17.6,-63.2,,,proef",
)
REAL = Path("../shared/data/organisaties_nl/organisaties.csv")


@pytest.fixture
def register(tmp_path):
    """Give a function that writes a register and imports it."""

    def run(*rows, head=HEAD, encoding="utf-8", **options):
        file = tmp_path / "register.csv"
        file.write_bytes("\n".join([head, *rows]).encode(encoding))
        call_command("import_organisations", str(file), **options)

    return run


def test_rows_become_organisations(register, capsys):
    register(*ROWS)
    assert "6 created" in capsys.readouterr().out
    town = Organisation.objects.get(register_id="gm9001")
    assert (town.name, town.slug, town.kind, town.region, town.listing, town.tooi_code) == (
        "Gemeente Proefstad", "gemeente-proefstad", OrganisationKind.MUNICIPALITY,
        Region.UTRECHT, Listing.LISTED, "gm9001",
    )  # fmt: skip
    assert Organisation.objects.get(register_id="so9003").region == Region.UTRECHT
    assert Organisation.objects.get(register_id="cn-saba").region == Region.SABA
    assert town.sort_key == "proefstad"
    assert AuditEntry.objects.filter(action="organisation.import").count() == 1


def test_second_run_changes_nothing(register, capsys):
    register(*ROWS)
    before = list(Organisation.objects.order_by("pk").values())
    register(*ROWS)
    assert capsys.readouterr().out.strip().endswith("0 changes")
    assert list(Organisation.objects.order_by("pk").values()) == before
    assert AuditEntry.objects.filter(action="organisation.import").count() == 1


def test_second_entry_of_one_body_points_at_the_official_one(register):
    register(*ROWS)
    twin = Organisation.objects.get(register_id="alg-x")
    assert twin.successor.register_id == "mnre9004"
    assert Resolver().find("Proeven, Oefenen en Leren") == twin.successor
    Organisation.objects.filter(pk=twin.pk).update(successor=None)
    register(*ROWS)
    assert Organisation.objects.get(pk=twin.pk).successor is None


def test_changed_row_updates_what_only_the_register_knew(register, capsys):
    register(*ROWS)
    Organisation.objects.filter(register_id="gm9001").update(description="Van ons", place="Stad")
    Organisation.objects.filter(register_id="gm9002").update(name="Gemeente Oefendorp aan Zee")
    register(
        ROWS[0].replace("Proefstad", "Nieuwstad").replace("Utrecht", "Zeeland"),
        ROWS[1].replace("Oefendorp", "Oefenstad"),
        *ROWS[2:],
    )
    assert "3 updated" in capsys.readouterr().out
    town = Organisation.objects.get(register_id="gm9001")
    assert (town.name, town.region, town.description, town.place, town.slug) == (
        "Gemeente Nieuwstad", Region.ZEELAND, "Van ons", "Stad", "gemeente-proefstad",
    )  # fmt: skip
    assert Resolver().find("Proefstad") == town
    kept = Organisation.objects.get(register_id="gm9002")
    assert kept.name == "Gemeente Oefendorp aan Zee"
    assert Resolver().find("Oefenstad") == kept


def test_organisation_made_by_another_import_is_adopted(register, capsys):
    earlier = create_unclaimed(
        name="gemeente proefstad", kind="municipality", source="elders", actor_id=None
    )
    register(*ROWS)
    assert "5 created, 1 updated" in capsys.readouterr().out
    earlier.refresh_from_db()
    assert earlier.register_id == "gm9001"


def test_one_number_with_two_names_is_two_organisations(register, capsys):
    register(ROWS[0], ROWS[0].replace("Proefstad", "Andersdorp"), ROWS[0])
    out = capsys.readouterr().out
    assert "gm9001 staat bij twee namen (rij 2 en 3)" in out
    assert "gm9001 staat dubbel (rij 2 en 4)" in out
    assert Organisation.objects.count() == 2


def test_dry_run_writes_nothing(register, capsys):
    register(*ROWS, dry_run=True)
    assert "dry run" in capsys.readouterr().out
    assert not Organisation.objects.exists()
    assert not OrganisationName.objects.exists()


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"encoding": "utf-16"}, "UTF-8"),
        ({"encoding": "latin-1"}, "Rij 2 bevat tekens"),
        ({"head": HEAD.replace(",", ";")}, "puntkomma"),
        ({"head": HEAD.replace("provincie,", "")}, "provincie"),
        ({"head": HEAD.replace("soort", "naam")}, "soort"),
    ],
)
def test_unreadable_file_is_refused_in_a_sentence(register, options, sentence):
    with pytest.raises(CommandError, match=sentence):
        register(ROWS[0].replace("Proefstad", "Fryslân"), **options)
    assert not Organisation.objects.exists()


def test_empty_and_missing_file_are_refused(register, tmp_path):
    with pytest.raises(CommandError, match="leeg"):
        register(head="")
    with pytest.raises(CommandError, match="alleen kolomnamen"):
        register()
    with pytest.raises(CommandError, match="bestaat niet"):
        call_command("import_organisations", str(tmp_path / "nergens.csv"))
    with pytest.raises(CommandError, match="Noem een CSV"):
        call_command("import_organisations")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("gemeente,GM", "keizerrijk,GM", "Rij 2, kolom soort"),
        ("Utrecht", "Atlantis", "Rij 2, kolom provincie"),
        ("52.1", "veel", "Rij 2, kolom lat"),
        ("52.1", "nan", "Rij 2, kolom lat"),
        ("gm9001,", ",", "Rij 2, kolom org_id"),
        ("Gemeente Proefstad", "\u202e", "Rij 2, kolom naam"),
    ],
)
def test_row_that_cannot_stand_is_named_and_the_rest_goes_in(register, capsys, old, new, sentence):
    register(ROWS[0].replace(old, new, 1), ROWS[1])
    out = capsys.readouterr().out
    assert sentence in out
    assert "1 rows refused" in out
    assert Organisation.objects.count() == 1


def test_row_with_too_many_cells_is_refused(register):
    with pytest.raises(CommandError, match="Rij 2 heeft meer of minder"):
        register(ROWS[0] + ",te veel")


def test_supplement_comes_in_once_with_the_caribbean_islands(capsys):
    call_command("import_organisations", supplement=True)
    found = Organisation.objects.filter(region__in=[Region.BONAIRE, Region.SINT_EUSTATIUS, "saba"])
    assert found.count() >= 3
    call_command("import_organisations", supplement=True)
    assert capsys.readouterr().out.strip().endswith("0 changes")


@pytest.mark.skipif(not REAL.exists(), reason="the real register is not on this machine")
def test_real_register_gives_537(capsys):
    call_command("import_organisations", str(REAL))
    assert Organisation.objects.count() == 537
    call_command("import_organisations", str(REAL))
    assert "537 organisations: 0 changes" in capsys.readouterr().out
    for row in (REAL.parent / "naamvarianten.csv").read_text().splitlines()[1:]:
        variant = row.split(",gm")[0].split(",ws")[0].split(",don")[0].strip('"')
        assert Resolver().find(variant) is not None, variant

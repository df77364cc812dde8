import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision

from accounts.models import User
from alliantie.models import AuditEntry
from cases.models import CaseChange, CasePage
from cases.services import importing
from organisations.models import Organisation
from organisations.services import create_unclaimed
from search.models import PendingEntry
from themes.models import Tag, Theme

from .conftest import row

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site(site_home):
    Theme.objects.create(label="Open data", slug="open-data")


def cases():
    return CasePage.objects.filter(source="proefregister").order_by("source_id")


def everything():
    """Give what a second run must leave as it is."""
    tables = (Page, CasePage, Revision, Organisation, Tag, PageLogEntry, AuditEntry, PendingEntry)
    return [list(table.objects.order_by("pk").values()) for table in tables]


def test_first_run_creates_and_second_changes_nothing(register):
    register.write([row(1), row(2, organisatie="")])
    assert "2 nieuw" in register.run("--publish")
    before = everything()
    out = register.run("--publish")
    assert "0 nieuw, 0 bijgewerkt, 0 online gezet, 2 ongewijzigd" in out
    assert everything() == before


def test_case_is_whole(register):
    register.write([row(1)])
    register.run("--publish")
    case = cases().get()
    assert (case.live, case.owner, case.audience, case.standing) == (
        True,
        None,
        "public",
        "current",
    )
    assert case.source_label == "Proefregister"
    assert case.source_licence == "CC0 1.0"
    assert case.source_date.isoformat() == "2026-01-31"
    assert case.organisation.name == "Gemeente Voorbeelddam"
    assert [theme.slug for theme in case.themes.all()] == ["open-data"]
    assert list(case.tags.names()) == ["lakken"]
    assert case.live_revision == case.latest_revision
    assert case.get_parent().numchild == 1
    assert Page.find_problems() == ([], [], [], [], [])
    assert AuditEntry.objects.filter(action="case.import").count() == 1
    assert PendingEntry.objects.filter(key=f"cases.casepage:{case.pk}").exists()
    assert ReferenceIndex.get_references_to(case.organisation).exists()
    assert [page.pk for page in Page.objects.autocomplete("Lakba")] == [case.pk]


def test_editors_go_on_with_what_the_lean_path_left(register, client):
    register.write([row(1), row(2)])
    register.run("--publish")
    case = cases().first()
    assert client.get(case.url).status_code == 200
    version = case.latest_revision.as_object()
    version.title = "Beter gezegd"
    version.save_revision().publish()
    case.refresh_from_db()
    assert (case.title, case.source_id) == ("Beter gezegd", "p-1")
    assert [theme.slug for theme in case.themes.all()] == ["open-data"]
    assert list(case.tags.names()) == ["lakken"]
    sibling = CasePage(title="Eigen verhaal", summary="Kort.", approach="<p>Zo.</p>")
    case.get_parent().add_child(instance=sibling)
    assert Page.find_problems() == ([], [], [], [], [])


def test_changed_row_updates_its_page(register):
    register.write([row(1), row(2)])
    register.run("--publish")
    address = cases().first().url
    register.write([row(1, naam="Nieuwe naam", onderwerp="brieven", organisatie="RDW"), row(2)])
    assert "1 bijgewerkt, 0 online gezet, 1 ongewijzigd" in register.run("--publish")
    case = cases().first()
    assert (case.title, case.url) == ("Nieuwe naam", address)
    assert list(case.tags.names()) == ["brieven"]
    assert case.organisation.name == "RDW"
    assert case.live_revision == case.latest_revision
    assert case.latest_revision.as_object().title == "Nieuwe naam"
    assert Revision.objects.for_instance(case).count() == 2
    assert "Proefregister" in CaseChange.objects.get(page=case).sentence


def test_changed_row_without_publish_waits(register):
    register.write([row(1)])
    register.run("--publish")
    register.write([row(1, naam="Nieuwe naam")])
    assert "1 bijgewerkt" in register.run()
    case = cases().get()
    assert (case.title, case.draft_title) == ("Lakbalk voor brieven 1", "Nieuwe naam")
    assert case.has_unpublished_changes
    assert "1 ongewijzigd" in register.run()
    assert "1 bijgewerkt" in register.run("--publish")
    case.refresh_from_db()
    assert case.title == "Nieuwe naam"
    assert not case.has_unpublished_changes


def test_draft_run_and_then_a_publish_run(register):
    register.write([row(1), row(2)])
    assert "2 nieuw" in register.run()
    assert not cases().filter(live=True).exists()
    assert "0 nieuw, 0 bijgewerkt, 2 online gezet" in register.run("--publish")
    case = cases().first()
    assert case.live
    assert case.first_published_at
    assert case.live_revision == case.latest_revision
    assert "0 online gezet, 2 ongewijzigd" in register.run("--publish")


def test_what_an_editor_took_down_stays_down(register):
    register.write([row(1)])
    register.run("--publish")
    cases().get().unpublish()
    assert "1 ongewijzigd" in register.run("--publish")
    register.write([row(1, naam="Nieuwe naam")])
    register.run("--publish")
    assert not cases().get().live


def test_what_a_person_corrected_is_kept(register):
    register.write([row(1)])
    register.run("--publish")
    case = cases().get()
    case.title = "Door de gemeente verbeterd"
    person = User.objects.create_user(email="medewerker@voorbeelddam.example", password="x")
    case.save_revision(user=person).publish()
    register.write([row(1, naam="Nieuwe naam")])
    assert "1 voorbeeld is hier door mensen verbeterd" in register.run("--publish")
    assert cases().get().title == "Door de gemeente verbeterd"


def test_gone_row_is_told_and_stays(register):
    register.write([row(1), row(2)])
    register.run("--publish")
    register.write([row(2)])
    out = register.run("--publish")
    assert "1 niet meer in het bestand" in out
    assert "wel op de site: p-1" in out
    assert cases().filter(live=True).count() == 2


def test_organisations_are_recognised_or_made_once(register):
    create_unclaimed(name="Gemeente Den Haag", kind="municipality", source="", actor_id=None)
    register.write(
        [row(1, organisatie="den haag"), row(2), row(3), row(4, organisatie="GEMEENTE DEN HAAG")]
    )
    out = register.run("--publish")
    assert "Organisaties: 1 herkend, 1 nieuw." in out
    assert Organisation.objects.count() == 2
    made = Organisation.objects.get(name="Gemeente Voorbeelddam")
    assert (made.kind, made.register_source) == ("municipality", "proefregister")
    assert not made.memberships.exists()


def test_equal_titles_get_readable_addresses(register):
    rows = [row(n, naam="Zelfde naam") for n in (1, 2, 3)]
    register.write([*rows, row(4, naam="Ελλάδα", organisatie="")])
    register.run("--publish")
    assert [case.slug for case in cases()] == [
        "zelfde-naam",
        "zelfde-naam-gemeente-voorbeelddam",
        "zelfde-naam-p-3",
        "proefregister",
    ]


def test_dry_run_says_everything_and_writes_nothing(register):
    register.write([row(1), row(2, naam=""), row(3)])
    before = everything()
    out = register.run("--dry-run", "--publish", "--rejects", str(register.rejects))
    assert out.startswith("Proef: er is niets opgeslagen.")
    assert "2 nieuw" in out
    assert "1 geweigerd" in out
    assert "Organisaties: 0 herkend, 1 nieuw." in out
    assert everything() == before
    assert len(register.refused()) == 1


def test_refused_rows_go_to_a_file_that_is_harmless(register):
    formula = "=cmd|'/c calc'!A0"
    register.write([row(1), row(2, naam=""), row(1), row(4, nummer=formula + "x" * 200)])
    out = register.run("--publish", "--rejects", str(register.rejects))
    assert "1 nieuw" in out
    assert "rij 3, naam: Deze cel is leeg en mag dat niet zijn." in out
    refused = register.refused()
    assert [line[0] for line in refused] == ["3", "4", "5"]
    assert refused[1][1:] == ["nummer", "Dit nummer staat ook in rij 2.", "p-1"]
    assert refused[2][3].startswith("'=cmd")


def test_many_rows_of_one_kind_are_summed_up(register):
    register.write([row(n, naam="") for n in range(30)] + [row(99)])
    out = register.run()
    assert "30 geweigerd" in out
    assert "... en 20 andere." in out


def test_batch_is_whole_or_not_at_all(register, monkeypatch):
    register.write([row(n) for n in range(3)])
    before = everything()

    def fail(pages):
        raise RuntimeError

    monkeypatch.setattr(importing, "tell_cms", fail)
    with pytest.raises(RuntimeError):
        register.run("--publish")
    assert everything() == before


@pytest.mark.parametrize("options", [["--publish"], []])
def test_unchanged_rows_cost_a_fixed_number_of_queries(register, options):
    counts = []
    for size in (5, 40):
        register.write([row(n) for n in range(size)])
        register.run(*options)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            register.run(*options)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 12


def test_themes_the_site_lacks_are_told(register):
    register.write([row(1)])
    assert "Thema's die deze site niet kent: wet-open-overheid." in register.run()


def test_theme_made_later_is_hung_on_by_the_next_run(register):
    register.write([row(1, naam="Woo-verzoek lakken"), row(2)])
    register.run("--publish")
    Theme.objects.create(label="Wet open overheid", slug="wet-open-overheid")
    assert "1 bijgewerkt, 0 online gezet, 1 ongewijzigd" in register.run("--publish")
    assert cases().first().themes.count() == 2

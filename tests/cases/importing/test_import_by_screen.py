"""Use cases by the screen: look, run, stop, go on after a crash, undo, and what somebody changed stays."""

import csv
import io
from contextlib import suppress

import pytest
from django.conf import settings as site_settings
from django.urls import reverse

from alliantie.choices import ImportedState, ImportState, Role
from alliantie.imports import working
from alliantie.models import AuditEntry, Import, ImportedItem, ImportMapping
from cases.models import CaseChange, CasePage
from cases.wiring import importing as kind
from organisations.models import Organisation
from search.models import PendingEntry
from tests.alliantie.imports.screen import Screen
from tests.factories.accounts import make_editor, make_user
from tests.factories.reports import make_dossier
from themes.models import Theme

from .conftest import csv_text, row

pytestmark = pytest.mark.django_db
SOURCE = "proefregister"


@pytest.fixture
def screen(site_home, client, run_tasks):
    Theme.objects.create(label="Open data", slug="open-data")
    client.force_login(make_editor("beheer@example.org", Role.SITE_ADMIN))
    return Screen(client, run_tasks)


@pytest.fixture
def small_batches(monkeypatch):
    monkeypatch.setattr("cases.importing.batches.BATCH", 5)


def here():
    return CasePage.objects.filter(source=SOURCE).order_by("source_id")


def brought_in(screen, rows, **changed):
    """Upload rows, choose columns by the form and look."""
    run = screen.upload("cases", csv_text(rows))
    chosen = {
        "setting-label": "Proefregister",
        "setting-licence": "CC0",
        "setting-theme": "open-data",
        "column-approach": "aanpak",
        "publish": "on",
        **changed,
    }
    return screen.looked(run, **(screen.filled(run) | chosen))


def stood():
    """Give everything of the pages that an undo has to bring back."""
    parts = ("title", "summary", "approach", "source_digest", "live", "has_unpublished_changes")
    return [
        (*(getattr(page, name) for name in parts), page.organisation_id,
         sorted(page.themes.values_list("slug", flat=True)), sorted(page.tags.names()))
        for page in here()
    ]  # fmt: skip


def test_from_file_to_site_and_back(  # noqa: PLR0915 - one walk, on one site
    screen, client, django_assert_max_num_queries
):
    rows = [row(n) for n in range(6)]
    bad = [row(6, naam=""), row(7, naam=""), row(5), row(8, nummer="", naam="=1+1")]
    run = screen.upload("cases", csv_text([*rows, *bad]))
    guessed = screen.filled(run)
    assert (guessed["column-id"], guessed["column-title"]) == ("nummer", "naam")
    typed = guessed | {"setting-label": "Proefregister", "setting-licence": ""}
    wrong = screen.choose(run, **typed)
    assert wrong.status_code == 400
    assert 'value="Proefregister"' in wrong.content.decode()  # nothing typed is lost
    typed |= {"setting-licence": "CC0", "column-approach": "aanpak", "publish": "on"}
    run = screen.looked(run, **(typed | {"keep-as": "Ons register"}))
    assert (run.state, run.counts["created"], run.counts["refused"]) == ("checked", 6, 4)
    assert run.counts["organisations"] == 1
    assert not here().exists()
    said = screen.text(run)
    assert "Er is nog niets opgeslagen" in said
    assert "Deze cel is leeg en mag dat niet zijn. 2x rij 8 ; rij 9" in said.replace(
        "rij 8;", "rij 8 ;"
    )
    assert "Dit nummer staat ook in rij 7." in said
    file = client.get(reverse("import_rejects", args=[run.pk])).content.decode("utf-8-sig")
    refused = list(csv.reader(io.StringIO(file), delimiter=";"))
    assert [line[0] for line in refused] == ["rij", "8", "9", "10", "11"]

    screen.done(run)
    assert (run.state, here().live().count(), run.counts["created"]) == ("done", 6, 6)
    assert run.counts["refused"] == 4
    with django_assert_max_num_queries(40):
        client.get(reverse("import", args=[run.pk]))
    with django_assert_max_num_queries(40):
        client.get(reverse("imports"))
    assert not AuditEntry.objects.filter(action="case.import").exclude(origin="worker").exists()

    again = screen.upload("cases", csv_text(rows))
    saved = ImportMapping.objects.get()
    again = screen.looked(again, do="known", choice=f"saved:{saved.pk}", publish="on")
    before = stood()
    screen.done(again)
    assert (again.counts["unchanged"], again.counts.get("created", 0)) == (6, 0)
    assert (stood(), again.items.count()) == (before, 0)

    PendingEntry.objects.all().delete()
    screen.act(run, "undo")
    working.work(pk=run.pk)
    run.refresh_from_db()
    assert (run.state, here().count()) == ("undone", 0)
    assert not Organisation.objects.filter(name="Gemeente Voorbeelddam").exists()
    assert PendingEntry.objects.count() >= 6  # search forgets them
    assert "7 teruggedraaid, 0 gebleven" in screen.text(run)
    assert screen.act(run, "undo").status_code == 409  # twice is not twice
    logged = AuditEntry.objects.filter(object_type="alliantie.import", object_id=str(run.pk))
    assert [one.action for one in logged.order_by("pk")] == [
        "import.upload", "import.map", "import.run", "import.undo",
    ]  # fmt: skip


def test_undone_while_half_of_it_was_edited(screen, monkeypatch):
    first = screen.done(brought_in(screen, [row(n) for n in range(4)]))
    before = stood()
    second = [row(n, aanpak=f"Heel anders {n}.", onderwerp="anders") for n in range(6)]
    run = screen.done(brought_in(screen, second))
    assert (run.counts["changed"], run.counts["created"]) == (4, 2)
    assert CaseChange.objects.filter(page__in=here()).count() == 4
    pages = list(here())
    editor = make_user("redacteur@example.org")
    for page in (pages[0], pages[4]):  # one that it changed, one that it made
        page.title = "Door een mens beter gemaakt"
        page.save_revision(user=editor).publish()
    pages[1].unpublish()
    screen.done(run, "undo")
    left = run.items.filter(state=ImportedState.LEFT)
    assert {one.key for one in left} == {pages[0].pk, pages[1].pk, pages[4].pk}
    said = screen.text(run)
    assert "3 teruggedraaid, 3 gebleven" in said
    assert "Hier is na de import iets aan veranderd." in said
    now = {page.pk: page for page in here()}
    assert set(now) == {page.pk for page in pages[:5]}
    assert now[pages[0].pk].title == now[pages[4].pk].title == "Door een mens beter gemaakt"
    assert stood()[2:4] == before[2:4]
    assert not CaseChange.objects.filter(page__in=pages[2:4]).exists()
    assert now[pages[2].pk].get_latest_revision_as_object().approach == before[2][2]

    # The earlier import knows again what the later one put back, and leaves what a person made.
    screen.done(first, "undo")
    assert set(here()) == {now[page.pk] for page in (pages[0], pages[1], pages[4])}
    assert "Probeer terug te draaien wat bleef" in screen.text(first)
    one_that_cannot_go_back(screen, monkeypatch)
    monkeypatch.setattr("cases.services.import_undoing._reason", lambda *_args: "")
    screen.done(first, "undo")  # with the guard off it takes what a person made
    assert not here().filter(pk=pages[0].pk).exists()


def one_that_cannot_go_back(screen, monkeypatch):
    """What no code foresaw, and an organisation that is gone, keep the rest of a batch from nothing."""
    more = [row(n, aanpak="Nog een keer.", organisatie="Gemeente Nieuwdam") for n in range(20, 23)]
    screen.done(brought_in(screen, [one | {"organisatie": "Gemeente Weg"} for one in more]))
    run = screen.done(brought_in(screen, more))
    odd, gone, good = run.items.filter(action="changed").order_by("key")
    ImportedItem.objects.filter(pk=odd.pk).update(before=odd.before | {"last_change": "geen"})
    row_then = gone.before["row"] | {"organisation_id": 10**6}
    content = gone.before["content"] | {"organisation": 10**6}
    gone.before |= {"row": row_then, "content": content}
    gone.save()
    screen.done(run, "undo")
    assert (run.state, run.failures) == (ImportState.UNDONE, 0)
    left = dict(run.items.filter(state="left", action="changed").values_list("key", "reason"))
    assert left.pop(odd.key) == "Dit kon niet terug."
    assert "bestaat niet meer" in left.pop(gone.key)
    assert not left
    page = CasePage.objects.get(pk=good.key)
    assert (page.organisation.name, page.has_unpublished_changes) == ("Gemeente Weg", False)

    # With the guard off the row itself is refused, and a reference to nothing is found in time.
    monkeypatch.setattr("cases.services.import_undoing._without_organisation", lambda _items: {})
    gone.before["content"]["organisation"] = page.organisation_id
    gone.save()
    screen.done(run, "undo")  # what was left is tried again
    gone.refresh_from_db()
    assert (run.state, gone.state, gone.reason) == ("undone", "left", "Dit kon niet terug.")


def test_what_others_hung_on_it_stays(screen):
    from cases.models import AuthorQuestion

    run = screen.done(brought_in(screen, [row(n) for n in range(3)]))
    reported, asked = here()[:2]
    AuthorQuestion.objects.create(page=asked, name="Vera", email="v@example.org", text="Hoe?")
    make_dossier("praktijkvoorbeeld", reported.pk)
    make_dossier("idee", here()[2].pk)  # of the same number, about something else
    screen.done(run, "undo")
    assert [page.pk for page in here()] == [reported.pk, asked.pk]
    assert "Hier hangt intussen iets aan: een melding." in screen.text(run)
    # So does the organisation: the page stands on its name.
    assert Organisation.objects.filter(name="Gemeente Voorbeelddam").exists()
    assert "Hier hangt intussen iets aan: praktijkvoorbeeld." in screen.text(run)


def test_a_crash_in_the_middle_goes_on_where_it_was(screen, small_batches, monkeypatch):
    run = brought_in(screen, [row(n) for n in range(12)])
    write, batches = kind.import_batch, []

    def fails_in_the_third(**given):
        made = write(**given)
        batches.append(len(given["planned"]))
        if len(batches) == 3:
            raise RuntimeError
        return made

    monkeypatch.setattr(kind, "import_batch", fails_in_the_third)
    screen.act(run, "start")
    with pytest.raises(RuntimeError):
        working.work(pk=run.pk)
    run.refresh_from_db()
    assert (run.state, run.done, here().count(), run.items.count()) == ("running", 10, 10, 11)
    working.work(pk=run.pk)  # as the lease does
    run.refresh_from_db()
    assert (run.state, here().count(), run.counts["created"]) == ("done", 12, 12)
    assert batches == [5, 5, 2, 2]
    assert run.counts.get("unchanged", 0) == 0
    assert run.counts["organisations"] == 1


def test_stopped_between_batches_and_stuck(screen, small_batches, monkeypatch):
    other = brought_in(screen, [row(99)])
    late_look_changes_nothing(screen, other, monkeypatch)
    run = brought_in(screen, [row(n) for n in range(12)])
    write = kind.import_batch

    def stops(**given):
        Import.objects.filter(pk=run.pk).update(stop_asked=True)
        return write(**given)

    monkeypatch.setattr(kind, "import_batch", stops)
    screen.done(run)
    assert (run.state, run.done, here().count()) == (ImportState.STOPPED, 5, 5)
    monkeypatch.setattr(kind, "import_batch", lambda **_given: 1 / 0)
    screen.act(run, "start")
    late = screen.act(other, "start")
    assert late.status_code == 409
    assert "Er loopt al een import van deze soort." in late.content.decode()
    for _attempt in range(working.MOST_FAILURES - 1):
        with pytest.raises(ZeroDivisionError):
            working.work(pk=run.pk)
    working.work(pk=run.pk)
    run.refresh_from_db()
    assert run.state == ImportState.FAILED
    assert "iets mis dat we niet verwachtten" in screen.text(run)
    monkeypatch.setattr(kind, "import_batch", write)
    others_go_on_and_undo(screen, run)


def others_go_on_and_undo(screen, run):
    """Work stands on the name of who asked for it last, not of who began."""
    began, second = AuditEntry.objects.latest("pk").pk, make_editor("b@x.nl", Role.SITE_ADMIN)
    screen.client.force_login(second)
    screen.done(run)
    assert (run.state, here().count()) == (ImportState.DONE, 12)
    third = make_editor("c@x.nl", Role.SITE_ADMIN)
    screen.client.force_login(third)
    screen.done(run, "undo")
    done = AuditEntry.objects.filter(pk__gt=began, origin="worker").values_list("action", "actor")
    assert {pair for pair in done if "undone" not in pair[0]} == {("case.import", second.pk)}
    assert {pair for pair in done if "undone" in pair[0]} == {
        ("case.import_undone", third.pk), ("organisation.import_undone", third.pk),
    }  # fmt: skip


def late_look_changes_nothing(screen, run, monkeypatch):
    """Two workers look; the one that is late, or fails late, finds that somebody began meanwhile."""
    look, state = kind.CaseImport.look, {"state": ImportState.RUNNING, "stop_asked": False}
    mapping = run.mapping | {"publish": "on"}
    for end in (look, lambda *_given: 1 / 0):
        Import.objects.filter(pk=run.pk).update(failures=working.MOST_FAILURES)
        assert screen.choose(run, **mapping).status_code == 302

        def late(*given, end=end):
            Import.objects.filter(pk=run.pk).update(**state, task_id="another")
            return end(*given)

        with monkeypatch.context() as patch:
            patch.setattr(kind.CaseImport, "look", late)
            with suppress(ZeroDivisionError):
                working.work(pk=run.pk)
        run.refresh_from_db()
        assert (run.state, run.failures, run.problem) == (ImportState.RUNNING, 0, "")
        Import.objects.filter(pk=run.pk).update(state=ImportState.CHECKED)


def test_columns_that_are_gone_and_forms_that_come_too_late(screen, client):
    run = brought_in(screen, [row(1)], **{"keep-as": "Ons register", "publish": ""})
    on_screen = screen.seen(run)
    screen.looked(run, **(screen.filled(run) | {"publish": "on"}))  # by another site admin
    late = screen.act(run, "start", seen=on_screen)
    assert late.status_code == 409
    assert "de import staat anders dan op je scherm stond" in late.content.decode()
    assert screen.seen(run) in late.content.decode()  # now it was shown
    on_screen = screen.seen(run)
    assert screen.act(run, "start", seen=on_screen).status_code == 302
    assert screen.act(run, "stop", seen=on_screen).status_code == 409
    screen.done(run, "stop")
    on_screen = screen.seen(run)
    screen.done(run)
    assert screen.act(run, "undo", seen=on_screen).status_code == 409
    saved = ImportMapping.objects.get()
    other = screen.upload("cases", "nummer;titel\n1;Iets\n", name="anders.csv")
    gone = screen.choose(other, do="known", choice=f"saved:{saved.pk}")
    assert gone.status_code == 400
    assert "Deze kolommen staan niet in het bestand: naam, " in gone.content.decode()
    missing = screen.choose(other, **(screen.filled(other) | {"column-title": ""}))
    assert "Kies de kolom waar dit in staat" in missing.content.decode()
    stale = screen.choose(other, **(screen.filled(other) | {"column-title": "weg"}))
    assert "Deze kolom staat niet in het bestand" in stale.content.decode()
    assert screen.act(other, "start").status_code == 409
    assert client.post(reverse("import_act", args=[other.pk]), {"do": "x"}).status_code == 404
    twice = [
        screen.send("cases", csv_text([row(1)]), key="0b0e7a3e-6a39-4bb5-8b1b-3f3f3f3f3f3f")
        for _n in "12"
    ]
    assert twice[0].url == twice[1].url
    large = client.generic(
        "POST", reverse("import_new"), b"x",
        content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(100 * 1024 * 1024),
    )  # fmt: skip
    assert large.status_code == 413
    assert site_settings.REQUEST_MAX_BYTES < 100 * 1024 * 1024


def test_only_site_admins(screen, client, monkeypatch):
    run = brought_in(screen, [row(1)])
    client.force_login(make_editor("redactie@example.org", Role.EDITOR))
    addresses = [reverse(name) for name in ("imports", "import_new")]
    addresses += [reverse(n, args=[run.pk]) for n in ("import", "import_columns", "import_rejects")]
    assert {client.get(one).status_code for one in addresses} <= {302, 403}
    assert screen.act(run, "start").status_code in {302, 403}
    run.refresh_from_db()
    assert run.state == ImportState.CHECKED
    monkeypatch.setattr("alliantie.site_admins.sets_the_site", lambda _actor: True)
    assert client.get(addresses[0]).status_code == 200  # with the guard off it opens

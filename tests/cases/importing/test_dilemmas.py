"""Dilemmas from a register: mapped, checked, told, and never online by themselves."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError
from django.utils import timezone
from wagtail.models import Page, Revision

from alliantie.mail import OutgoingMail
from alliantie.models import AuditEntry
from cases.choices import DilemmaState, NameChoice, Readers
from cases.curation.safety_forms import possible
from cases.importing.dilemma_mapping import read_dilemma_mapping
from cases.indexing.dilemma import build, searchable
from cases.models import DilemmaPage, SealedAuthor
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.services.dilemmas import checking, importing, retention
from cases.services.dilemmas.life import WEIGHED_AT_MOST
from cases.services.dilemmas.writing import version_of
from organisations.actors import actor_for
from tests.factories.dilemmas import make_moderator

from .bank import MAPPING, row

pytestmark = pytest.mark.django_db

FORMULA = "=cmd|'/c calc'!A0"


def imported():
    return DilemmaPage.objects.filter(source="dilemmabank").order_by("source_id")


def approve(dilemma):
    checking.approve(
        dilemma=dilemma, actor=actor_for(make_moderator()), version=version_of(dilemma)
    )
    return DilemmaPage.objects.get(pk=dilemma.pk)


def everything():
    tables = (Page, DilemmaPage, Revision, AuditEntry)
    return [list(table.objects.order_by("pk").values()) for table in tables]


def test_a_row_becomes_a_dilemma_that_waits(bank):
    bank.write([row(1)])
    assert "1 nieuw" in bank.run()
    dilemma = imported().get()
    assert dilemma.title == "Zetten we lijst 1 open op de site?"
    assert dilemma.situation == "Een krant vraagt de lijst.\nEr staan namen op."
    assert [one.value for one in dilemma.values.all()] == ["openness", "privacy", "care"]
    assert [one.frame for one in dilemma.frames.all()] == ["woo", "avg"]
    assert [one.label for one in dilemma.options.all()] == ["Alles tonen", "Namen weglaten"]
    assert [one.slug for one in dilemma.themes.all()] == ["open-data"]
    assert (dilemma.source_label, dilemma.source_licence) == ("Dilemmabank", "CC BY 4.0")
    assert dilemma.source_url == "https://dilemmabank.example/d-1"
    assert (dilemma.state, dilemma.readers) == (DilemmaState.INTAKE, Readers.EVERYONE)
    assert Page.find_problems() == ([], [], [], [], [])


def test_nobody_stands_behind_it(bank):
    bank.write([row(1)])
    bank.run()
    dilemma = imported().get()
    assert (dilemma.owner, dilemma.asker, dilemma.organisation) == (None, None, None)
    assert dilemma.name_choice == NameChoice.ANONYMOUS
    assert not SealedAuthor.objects.exists()
    line = AuditEntry.objects.get(action="dilemma.import")
    assert (line.object_id, line.origin) == (str(dilemma.reference), "command")
    assert line.actor_id is None


def test_nothing_is_online_and_nobody_gets_mail(bank, client):
    make_moderator()
    bank.write([row(1), row(2)])
    for _again in range(2):
        assert "Er staat niets online door deze import: 2 wachten" in bank.run()
    bank.write([row(1, situatie="Anders verteld."), row(2)])
    assert "1 bijgewerkt" in bank.run()
    for dilemma in imported():
        assert (dilemma.state, dilemma.live) == (DilemmaState.INTAKE, False)
        assert dilemma.first_published_at is None
        assert client.get(dilemma.url).status_code == 404
    assert "Zetten we lijst" not in client.get("/dilemmas/").content.decode()
    assert not searchable().exists()
    assert not OutgoingMail.objects.exists()


def test_again_changes_nothing(bank):
    bank.write([row(1), row(2)])
    bank.run()
    before = everything()
    assert "0 nieuw, 0 bijgewerkt, 2 ongewijzigd" in bank.run()
    assert everything() == before


def test_json_lines_are_the_same_rows(bank):
    bank.write([row(1)])
    bank.run()
    bank.file = bank.file.with_suffix(".jsonl")
    bank.file.write_text(json.dumps(row(1)), encoding="utf-8")
    assert "1 ongewijzigd" in bank.run()


def test_a_dry_run_writes_nothing(bank):
    bank.write([row(1), row(2, vraag="")])
    before = everything()
    out = bank.run("--dry-run")
    assert out.startswith("Proef: er is niets opgeslagen.")
    assert "1 nieuw" in out
    assert "1 geweigerd" in out
    assert everything() == before


@pytest.mark.parametrize(
    ("column", "value", "sentence"),
    [
        ("vraag", "", "Deze cel is leeg"),
        ("vraag", "x" * 161, "hooguit 160 tekens"),
        ("situatie", "<p></p>", "Deze cel is leeg"),
        ("situatie", "x" * 6001, "hooguit 6000 tekens"),
        ("nummer", "", "Deze cel is leeg"),
        ("botst", "Gezelligheid", "'Gezelligheid' staat niet in onze lijst. Kies uit: Openheid,"),
        ("wet", FORMULA, "staat niet in onze lijst. Kies uit: Woo,"),
        ("mogelijkheden", "x" * 121, "hooguit 120 tekens"),
        ("nummer", "d-1", "Dit nummer staat ook in rij 2."),
    ],
)
def test_a_refused_row_says_why(bank, column, value, sentence):
    bank.write([row(1), row(2, **{column: value})])
    out = bank.run()
    assert "1 nieuw" in out
    assert "1 geweigerd" in out
    [[number, where, said, stood]] = bank.refused()
    assert (number, where) == ("3", column)
    assert sentence in said
    assert sentence in out
    assert not stood.startswith("=")


def test_a_formula_is_words(bank, client):
    evil = "<script>alert(1)</script>{{ settings.SECRET_KEY }}"
    bank.write([row(1, vraag=FORMULA, situatie=FORMULA + evil, mogelijkheden="@SUM(1)")])
    bank.run()
    dilemma = approve(imported().get())
    html = client.get(dilemma.url).content.decode()
    assert "{{ settings.SECRET_KEY }}" in html
    assert "alert(1)" not in html
    assert "=cmd|" in html


def test_a_moderator_places_one_and_it_names_the_register(bank, client):
    bank.write([row(1)])
    bank.run()
    dilemma = approve(imported().get())
    assert dilemma.state == DilemmaState.OPEN
    html = client.get(dilemma.url).content.decode()
    assert "Uit een register: Dilemmabank" in html
    assert "Anoniem gevraagd" not in html
    assert "Een besluit volgt hier niet." in html
    found = build(searchable().get())
    assert found is not None
    assert found.source == "Dilemmabank"


def test_what_a_moderator_judged_is_left_alone(bank):
    bank.write([row(1), row(2), row(3)])
    bank.run()
    placed, refused, _waiting = imported()
    approve(placed)
    checking.refuse(dilemma=refused, actor=actor_for(make_moderator()), remark="Te herkenbaar.")
    bank.write([row(n, situatie="Anders verteld.") for n in (1, 2, 3)])
    out = bank.run()
    assert "0 nieuw, 1 bijgewerkt" in out
    assert "2 dilemma's zijn hier al beoordeeld" in out
    told = [one.situation.startswith("Anders") for one in imported()]
    assert told == [False, False, True]
    assert not imported()[0].has_unpublished_changes


def test_what_was_judged_since_the_plan_is_left_alone(bank, monkeypatch):
    bank.write([row(1)])
    bank.run()
    bank.write([row(1, situatie="Anders verteld.")])
    real = importing.locked

    def judged_meanwhile(dilemma):
        DilemmaPage.objects.filter(pk=dilemma.pk).update(state=DilemmaState.OPEN)
        return real(dilemma)

    monkeypatch.setattr(importing, "locked", judged_meanwhile)
    assert "al beoordeeld" in bank.run()
    assert not imported().get().situation.startswith("Anders")


def test_who_read_an_older_version_has_to_read_again(bank):
    bank.write([row(1)])
    bank.run()
    read = version_of(imported().get())
    bank.write([row(1, vraag="Zetten we alles open?", botst="")])
    bank.run()
    dilemma = imported().get()
    with pytest.raises(DilemmaRefusedError):
        checking.approve(dilemma=dilemma, actor=actor_for(make_moderator()), version=read)
    placed = approve(dilemma)
    assert placed.title == "Zetten we alles open?"
    assert not placed.values.exists()


def test_readers_of_the_mapping_reach_what_waits(bank):
    bank.write([row(1)])
    bank.run()
    bank.mapping.write_text(MAPPING.replace('"everyone"', '"members"'), encoding="utf-8")
    assert "1 bijgewerkt" in bank.run()
    assert approve(imported().get()).readers == Readers.MEMBERS


def test_nobody_can_be_asked_to_change_it(bank):
    bank.write([row(1)])
    bank.run()
    with pytest.raises(DilemmaRefusedError, match="uit een register"):
        checking.ask_changes(
            dilemma=imported().get(), actor=actor_for(make_moderator()), remark="Korter."
        )
    assert imported().get().state == DilemmaState.INTAKE
    assert [one.value for one in possible(imported().get())] == ["approve", "refuse"]


def test_the_clock_ends_it(bank):
    bank.write([row(1)])
    bank.run()
    approve(imported().get())
    today = timezone.localdate()
    retention.mind_the_clock(today + timedelta(days=29))
    assert imported().get().state == DilemmaState.WEIGHING
    imported().update(weighing_since=today - WEIGHED_AT_MOST)
    retention.mind_the_clock(today)
    ended = imported().get()
    assert ended.state == DilemmaState.CLOSED
    assert ended.unknown_since is not None


def test_a_batch_is_whole_or_not_at_all(bank, monkeypatch):
    bank.write([row(n) for n in range(3)])
    before = everything()
    real = importing.place_dilemma

    def fail_on_the_last(changes, **fields):
        if fields["source_id"] == "d-2":
            raise RuntimeError
        return real(changes, **fields)

    monkeypatch.setattr(importing, "place_dilemma", fail_on_the_last)
    with pytest.raises(RuntimeError):
        bank.run()
    assert everything() == before
    monkeypatch.undo()
    assert "3 nieuw" in bank.run()


def test_only_everyone_or_members_may_be_the_readers(bank):
    bank.write([row(1)])
    bank.mapping.write_text(MAPPING.replace('"everyone"', '"invited"'), encoding="utf-8")
    with pytest.raises(CommandError, match="Kies uit: everyone, members"):
        bank.run()


def test_the_example_mapping_is_right():
    mapping = read_dilemma_mapping(Path("cases/mappings/dilemmas/voorbeeld.toml"))
    assert mapping.readers == Readers.MEMBERS

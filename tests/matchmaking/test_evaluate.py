"""The commands that measure and learn, on a small folder made here."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from matchmaking.evaluating.folder import Folder
from matchmaking.scoring.kinds import (
    CASE_CASE,
    INITIATIVE_ORGANISATION,
    ORGANISATION_INITIATIVE,
    TEXT_TOPIC,
)
from matchmaking.scoring.weights import stored

WORK = ("Fietspaden meten", "Bruggen bedienen", "Documenten lakken", "Afval ophalen")


def _lines(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve pieces of work of four organisations, and a question for each organisation."""
    items = [
        {"id": f"i{at}", "title": f"{WORK[at % 4]} {at}", "tags": [WORK[at % 4]], "country": "NL"}
        for at in range(12)
    ]
    targets = [{"id": f"o{at}", "title": f"Organisatie {at}", "country": "NL"} for at in range(4)]
    queries = [{"id": f"q{at}", "title": WORK[at], "tags": [WORK[at]]} for at in range(4)]
    for name, rows in (("items", items), ("targets", targets), ("queries", queries)):
        _lines(tmp_path / f"{name}.jsonl", rows)
    links = "".join(f"i{at}\to{at % 4}\n" for at in range(12))
    (tmp_path / "links.tsv").write_text(f"item_id\ttarget_id\n{links}", encoding="utf-8")
    judged = "".join(f"q{at}\to{at}\t1\n" for at in range(4))
    (tmp_path / "qrels.tsv").write_text(f"query_id\ttarget_id\tgrade\n{judged}", encoding="utf-8")
    return tmp_path


def test_a_folder_is_ranked_scored_and_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder is enough; tags and the ablation are asked for apart."""
    call_command("match_evaluate", folder, "--run", folder / "run.tsv", "--ablation")
    shown = capsys.readouterr().out
    assert "4 questions, as initiative_organisation" in shown
    assert "MRR@10 1.000" in shown
    assert "without neighbours" in shown
    assert "ms" in shown
    rows = [line.split("\t") for line in (folder / "run.tsv").read_text().splitlines()]
    assert [row[:3] for row in rows if row[2] == "1"] == [
        [f"q{at}", f"o{at}", "1"] for at in range(4)
    ]
    call_command("match_evaluate", folder, "--tags")
    assert "Recall@5 1.000" in capsys.readouterr().out
    (folder / "qrels.tsv").unlink()
    with pytest.raises(CommandError, match="not complete"):
        call_command("match_evaluate", folder)


def test_weights_are_learned_again_and_are_the_same(folder: Path) -> None:
    """The fit writes a row for each kind the folder holds, and repeats itself."""
    for name in ("one.json", "two.json"):
        call_command("match_fit", folder, "--write", folder / name)
    one = json.loads((folder / "one.json").read_text())
    assert one == json.loads((folder / "two.json").read_text())
    learned = one["kinds"][INITIATIVE_ORGANISATION.name]
    assert set(learned["weights"]) == set(INITIATIVE_ORGANISATION.parts)
    assert learned["weights"]["nearest"] > 0
    assert learned["figures"][folder.name]["MRR@10"] == 1
    assert TEXT_TOPIC.name in one["kinds"]
    call_command("match_fit", folder, "--only-figures", "--write", folder / "one.json")
    kept = json.loads((folder / "one.json").read_text())["kinds"][INITIATIVE_ORGANISATION.name]
    assert kept["weights"] == stored()["kinds"][INITIATIVE_ORGANISATION.name]["weights"]


def test_the_kind_follows_from_the_data(folder: Path) -> None:
    """Items with a kind are organisations; so are targets that are somewhere; all else is content."""
    assert Folder(folder).kind() is INITIATIVE_ORGANISATION
    _lines(folder / "targets.jsonl", [{"id": "m", "title": "Methode"}])
    assert Folder(folder).kind() is CASE_CASE
    _lines(folder / "items.jsonl", [{"id": "g", "title": "Gemeente", "sector": "gemeente"}])
    assert Folder(folder).kind() is ORGANISATION_INITIATIVE

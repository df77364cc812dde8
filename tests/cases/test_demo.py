"""The demo cases fit the model, refer to what exists, and load once."""

import re
from collections import Counter
from urllib.parse import urlsplit

import pytest
from wagtail.models import Comment, WorkflowState

from accounts import demo as accounts_demo
from alliantie.choices import Audience
from alliantie.demonstration import read_rows
from alliantie.visibility import VISITOR
from cases import choices
from cases.demo import reading
from cases.demo.pictures import SCENES
from cases.models import CasePage
from organisations import demo as organisations_demo
from organisations.choices import Region
from themes import demo as themes_demo

ROWS = reading.rows()
VOCABULARY = {
    "region": Region,
    "phase": choices.Phase,
    "scale": choices.Scale,
    "participation": choices.Participation,
    "method": choices.Method,
    "time": choices.TimeBand,
    "cost": choices.CostBand,
    "evidence": choices.EvidenceGrade,
    "licence": choices.Licence,
    "language": choices.Language,
    "state": choices.CaseState,
    "audience": Audience,
}
ALLOWED_TAGS = {"p", "h3", "ul", "li", "b", "a"}


def keys(file, name):
    return {row["key"] for row in read_rows(file, name)}


def test_there_are_sixty_in_every_state():
    states = Counter(row["state"] for row in ROWS)
    assert (
        len(ROWS) == len({row["key"] for row in ROWS}) == len({row["title"] for row in ROWS}) == 60
    )
    assert set(states) == set(choices.CaseState.values)
    assert {row.get("audience", "public") for row in ROWS} >= {"public", "members", "organisation"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["key"])
def test_row_fits_the_model(row):
    assert len(row["title"]) <= 120
    assert len(row["summary"]) <= 280
    assert 1 <= len(row["themes"]) <= 3
    assert 2 <= len(row["tags"]) <= 6
    assert row["sections"]["approach"]
    assert set(row["sections"]) <= set(reading.SECTIONS)
    for key, vocabulary in VOCABULARY.items():
        assert row.get(key) in {None, *vocabulary.values}, key
    if "end" in row:
        assert row["start"] <= row["end"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["key"])
def test_row_refers_to_what_exists(row):
    organisations = keys(organisations_demo.FILE, "organisation")
    assert set(row["themes"]) <= keys(themes_demo.FILE, "theme")
    assert row.get("organisation") in {None, *organisations}
    assert row.get("contact") in {None, *keys(accounts_demo.FILE, "member")}
    assert row["picture"] in SCENES
    for partner in row.get("partners", []):
        assert partner["organisation"] in organisations
        assert partner["role"] in choices.PartnerRole.values
    for link in row.get("links", []):
        assert link["kind"] in choices.LinkKind.values
        assert urlsplit(link["url"]).hostname.endswith(".example.org")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["key"])
def test_text_is_simple_and_closed(row):
    for text in row["sections"].values():
        opened = re.findall(r"<(\w+)[^>]*>", text)
        assert set(opened) <= ALLOWED_TAGS
        assert Counter(opened) == Counter(re.findall(r"</(\w+)>", text))


def test_no_sentence_stands_in_two_cases():
    seen: dict[str, str] = {}
    for row in ROWS:
        text = re.sub(r"<[^>]+>", " ", " ".join(row["sections"].values()))
        for sentence in re.split(r"(?<=[.?!])\s+", text):
            if len(sentence) > 40:
                assert seen.setdefault(sentence, row["key"]) == row["key"], sentence


def cases_stand_as_in_the_file():
    """Checked on the loaded demo by tests/home/test_whole_demo.py."""
    assert CasePage.objects.count() == 60
    states = Counter(row["state"] for row in ROWS)
    waiting = states["submitted"] + states["pending_changes"]
    assert WorkflowState.objects.filter(status="in_progress").count() == waiting
    assert (
        WorkflowState.objects.filter(status="needs_changes").count() == states["changes_requested"]
    )
    assert Comment.objects.count() == sum(len(row.get("remarks", [])) for row in ROWS)
    pending = CasePage.objects.get(slug="buurtmunten")
    assert pending.title != pending.get_latest_revision_as_object().title

    _published_as_in_the_file()


def _published_as_in_the_file():
    shown = [row for row in ROWS if "published" in row and row["state"] != "withdrawn"]
    public = [row for row in shown if "audience" not in row]
    assert CasePage.objects.visible_to(VISITOR).count() == len(public)
    for row in ROWS:
        at = CasePage.objects.get(slug=row["key"]).first_published_at
        assert (at and at.date()) == row.get("published")

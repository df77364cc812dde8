"""The page of a quarter: who may read it, what stands there, what it asks of the database."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from alliantie.choices import Audience
from alliantie.models import AuditEntry, MonthlyNumber
from alliantie.numbers.counting import keep
from alliantie.numbers.measures import measure_of
from alliantie.numbers.spans import Quarter
from cases.choices import Standing
from cases.models import CasePage
from quarters.models import QuarterReport, Story
from quarters.policies import may_stand
from quarters.services import prepare_reports
from search.models import AskedQuery
from tests.factories.accounts import make_editor
from tests.factories.cases import make_case, make_theme

pytestmark = pytest.mark.django_db
QUARTER = Quarter(2027, 1)
PAGE = "/wat-het-netwerk-deed/2027-k1/"
MOST = 12
FILES = (f"{PAGE}cijfers.csv", f"{PAGE}cijfers.xlsx")


def counted(key: str, parts: dict[str, int], quarter: Quarter = QUARTER) -> None:
    for month in quarter.months:
        keep(measure=measure_of(key), month=month, counted=parts)


@pytest.fixture
def report(site_home) -> QuarterReport:
    counted("new-members", {"government": 10, "non_government": 1})
    counted("members", {"government:municipality": 40, "government:province": 3})
    counted("first-answers", {"1": 1, "4": 2})
    counted("attendance", {"government": 20, "outside": 9, "resident": 5})
    counted("covered-themes", {"with": 8, "without": 4})
    counted("searches", {"found": 30, "nothing": 1})
    counted("meetings", {"webinar": 1})
    return QuarterReport.objects.create(year=2027, number=1)


def text_of(response) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def test_a_page_is_prepared_for_each_quarter_that_is_over(time_machine):
    counted("questions", {"": 6})
    counted("questions", {"": 6}, QUARTER.shifted(-2))
    time_machine.move_to("2027-03-31T21:59:00Z")
    assert prepare_reports() == 1
    time_machine.move_to("2027-03-31T22:01:00Z")
    assert (prepare_reports(), prepare_reports()) == (1, 0)
    assert {str(one.quarter) for one in QuarterReport.objects.all()} == {"2026-k3", "2027-k1"}
    assert AuditEntry.objects.filter(action="quarter.prepare").count() == 2


def test_until_editors_open_it_only_they_read_it(client, report):
    for url in (PAGE, *FILES):
        assert client.get(url).status_code == 404, url
    assert "kwartaal van 2027" not in text_of(client.get("/wat-het-netwerk-deed/"))
    QuarterReport.objects.update(is_public=True)
    for url in (PAGE, *FILES):
        assert client.get(url).status_code == 200, url
    assert "Eerste kwartaal van 2027" in text_of(client.get("/wat-het-netwerk-deed/"))
    for url in ("/wat-het-netwerk-deed/2027-k5/", "/wat-het-netwerk-deed/2026-k4/"):
        assert client.get(url).status_code == 404, url


def test_each_number_has_its_definition_and_drawing_and_small_ones_stand_nowhere(client, report):
    QuarterReport.objects.update(is_public=True)
    page = BeautifulSoup(client.get(PAGE).content, "html.parser")
    section = page.find(id="new-members").find_parent("section")
    assert "voor het eerst lid werden" in section.get_text()
    cells = [[c.get_text(strip=True) for c in row.find_all(["th", "td"])] for row in section("tr")]
    assert cells[1:] == [
        ["Overheid", "verborgen"],
        ["Buiten de overheid", "verborgen"],
        ["Samen", "33"],
    ]
    members = page.find(id="members").find_parent("section").get_text(" ", strip=True)
    brief = page.find(id="in-het-kort").find_parent("div")("tr")
    said = {row.th.a.get_text(strip=True): row.td.get_text(strip=True) for row in brief[1:]}
    shown = {
        "Leden": "43",
        "Thema's": "8 van 12",
        "Gezocht, en niet gevonden": "verborgen",
        "Bijeenkomsten": "3",
    }
    assert shown.items() <= said.items()
    assert said["Vragen"] == "niet geteld"
    assert "Provincie verborgen" in members
    assert "Gemeente verborgen" in members
    assert "4 dagen" in page.find(id="first-answers").find_parent("section").get_text(" ")
    drawn = page.find(id="attendance").find_parent("section").svg
    names = [page.find(id=one).get_text(strip=True) for one in drawn["aria-labelledby"].split()]
    assert names == [
        "Deelnemers, kant, eerste kwartaal van 2027",
        "Overheid: 60. Buiten de overheid: 27. Inwoner: 15.",
    ]
    assert [bar["width"] for bar in drawn("rect")] == ["340", "153", "85"]


def test_spreadsheets_hold_the_same_and_run_nothing(client, report, monkeypatch):
    QuarterReport.objects.update(is_public=True)
    monkeypatch.setattr(type(measure_of("questions")), "label", "=1+1")
    counted("questions", {"": 20})
    text = client.get(FILES[0]).content.decode("utf-8-sig")
    book = load_workbook(BytesIO(client.get(FILES[1]).content))
    rows = [list(row) for row in book.active.iter_rows(values_only=True)]
    assert ["Nieuwe leden", "Samen", 33] in [row[1:4] for row in rows]
    assert ["Nieuwe leden", "Overheid", "verborgen"] in [row[1:4] for row in rows]
    assert "Nieuwe leden;Samen;33" in text
    assert "'=1+1" in text
    assert (book.active.freeze_panes, book.active["A1"].font.bold) == ("A2", True)
    assert book.active.column_dimensions["B"].width > len("Nieuwe leden")
    formulas = [c for row in book.active.iter_rows() for c in row if c.data_type == "f"]
    assert formulas == []


def test_stories_are_shown_to_who_may_read_them_now(client, report):
    QuarterReport.objects.update(is_public=True)
    cases = [make_case(title) for title in ("Zwaluw", "Akker", "Molen")]
    for order, case in ((1, cases[0]), (0, cases[1]), (2, cases[2])):
        Story.objects.create(report=report, case=case, sort_order=order)
    said = text_of(client.get(PAGE))
    assert said.index("Akker") < said.index("Zwaluw") < said.index("Molen")
    CasePage.objects.filter(pk=cases[0].pk).update(audience=Audience.MEMBERS)
    CasePage.objects.filter(pk=cases[1].pk).update(standing=Standing.WITHDRAWN)
    CasePage.objects.filter(pk=cases[2].pk).update(live=False)
    said = text_of(client.get(PAGE))
    assert not [title for title in ("Akker", "Zwaluw", "Molen") if title in said]


def test_a_page_asks_as_much_with_few_as_with_many(client, report):
    QuarterReport.objects.update(is_public=True)
    theme = make_theme()
    Story.objects.create(report=report, case=make_case(themes=(theme,)))
    client.get(PAGE)
    few = asked(client)
    for back in range(1, 9):
        earlier = QUARTER.shifted(-back)
        QuarterReport.objects.create(year=earlier.year, number=earlier.number)
        counted("members", {"government:ministry": 50, "non_government:ngo": 9}, earlier)
        counted("searches", {"found": 500, "nothing": 80}, earlier)
    for order in range(2):
        Story.objects.create(report=report, case=make_case(themes=(theme,)), sort_order=order)
    assert MonthlyNumber.objects.count() > 100
    many = asked(client)
    assert len(few) == len(many), (few, many)
    assert len(many) <= MOST, many


def asked(client) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(PAGE).status_code == 200
    return [query["sql"] for query in captured]


def test_editors_write_and_open_it_in_the_cms(client, report):
    editor = make_editor()
    client.force_login(editor)
    public, private = make_case("Open"), make_case("Dicht", audience=Audience.MEMBERS)
    url = f"/cms/snippets/quarters/quarterreport/edit/{report.pk}/"
    assert "Bekijk de pagina" in client.get(url).content.decode()
    assert "wijzig de tekst" in text_of(client.get(PAGE)).lower()
    for chosen, is_public, holds in (
        ([public, public], "", "één keer"),
        ([private], "on", "niet iedereen lezen"),
    ):
        answer = client.post(url, form(chosen, is_public)).content.decode()
        assert holds in answer
        assert "Wij deden veel." in answer
    client.post(url, form([public], "on"))
    report.refresh_from_db()
    assert (report.is_public, report.stories.get().case_id) == (True, public.pk)
    client.post(url, form([], ""))
    done = AuditEntry.objects.filter(action__startswith="quarter.", actor=editor)
    assert list(done.order_by("pk").values_list("action", flat=True)) == [
        "quarter.open",
        "quarter.close",
    ]
    for closed in ("add/", f"delete/{report.pk}/"):
        assert client.get(f"/cms/snippets/quarters/quarterreport/{closed}").status_code != 200


def form(chosen, is_public) -> dict[str, str]:
    intro = '{"blocks": [{"key": "a", "text": "Wij deden veel.", "type": "unstyled", "depth": 0,'
    intro += ' "inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}}'
    data = {"intro": intro, "is_public": is_public, "stories-INITIAL_FORMS": "0"}
    data |= {"stories-TOTAL_FORMS": str(len(chosen)), "stories-MAX_NUM_FORMS": "3"}
    for number, case in enumerate(chosen):
        data |= {f"stories-{number}-case": str(case.pk), f"stories-{number}-ORDER": str(number)}
    return data


def test_editors_see_what_several_people_looked_for_in_vain(client, report):
    QuarterReport.objects.update(is_public=True)
    for text, askers in (("veel gemist", 0b11111), ("weinig gemist", 0b1111)):
        told = {"times": 9, "found_nothing": 9, "askers": askers}
        AskedQuery.objects.create(text=text, day=QUARTER.first, **told)
    assert "gemist" not in text_of(client.get(PAGE))
    client.force_login(make_editor())
    said = text_of(client.get(PAGE))
    assert "veel gemist" in said
    assert "weinig gemist" not in said


def test_rules_of_stories():
    assert may_stand([1, 2, 3], readable=[1, 2, 3], is_public=True)
    assert may_stand([1], readable=[], is_public=False)
    assert not may_stand([1, 2, 3, 4], readable=[1, 2, 3, 4], is_public=False)

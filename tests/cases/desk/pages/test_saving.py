"""Each section opens and saves; nothing typed is lost."""

import pytest

from cases.services import submitting
from cases.services.writing import create_case, save_draft, version_of
from tests.cases.desk.pages.forms import autosave, basics, fresh, url
from tests.factories import cases as make
from tests.factories.accounts import make_editor


def test_for_whom_cannot_change_while_editors_read(at_desk, anna, draft):
    submitting.submit_case(page=draft, actor=make.actor(anna))
    response = at_desk.post(url("whom", draft), {"whom": "zelf", "sector": "resident"})
    assert "ligt bij de redactie" in response.text


@pytest.mark.parametrize("count", [1, 15])
def test_the_overview_asks_the_same_number_of_questions(
    at_desk, anna, django_assert_num_queries, count
):
    for _number in range(count):
        page = create_case(actor=make.actor(anna), changes={"title": f"Voorbeeld {_number}"}).page
        page.get_workflow().start(page, anna)
        make.make_question(page)
    at_desk.get("/mijn/")
    # One asks what meetings want of her, two whom she could meet, one what editors changed in her
    # words, two whether she publishes at once, one which files could be better, whatever there is.
    with django_assert_num_queries(25):
        response = at_desk.get("/mijn/")
    assert response.text.count("Bij de redactie") >= count


def test_the_overview_asks_to_sign_in(client, site_home):
    assert client.get("/mijn/").url == "/account/login/?next=%2Fmijn%2F"


def test_the_page_of_a_case_says_what_to_do(at_desk, draft):
    response = at_desk.get(url("case", draft))
    assert "Concept" in response.text
    assert url("submit", draft) in response.text
    assert response.headers["Cache-Control"].startswith("max-age=0")


@pytest.mark.parametrize(
    "name",
    ["case", "preview", "share", "submit", "audience", "whom", "withdraw"],
)
def test_nobody_else_sees_it(client, draft, organisation, name):
    client.force_login(make.make_member(organisation, "collega"))
    assert client.get(url(name, draft)).status_code == 404
    client.force_login(make_editor())
    assert client.get(url(name, draft)).status_code == 404


@pytest.mark.parametrize("name", ["basis", "verhaal", "beeld", "neem-mee", "feiten", "partners"])
def test_every_section_opens_and_saves(at_desk, draft, name):
    address = url("section", draft, name)
    assert at_desk.get(address).status_code == 200
    response = at_desk.post(address, {"version": version_of(draft), "is_ongoing": "on"})
    assert response.status_code in {200, 302}


def test_an_unknown_section_is_not_there(at_desk, draft):
    assert at_desk.get(url("section", draft, "geheim")).status_code == 404


def test_a_save_keeps_what_is_right_and_gives_back_the_rest(at_desk, draft, theme):
    data = basics(theme, title="x" * 121, summary="Nieuw.", version=version_of(draft))
    response = at_desk.post(url("section", draft, "basis"), data)
    assert "hoogstens 120 tekens" in response.text
    assert "x" * 121 in response.text
    page = fresh(draft)
    assert (page.title, page.summary) == ("Bewoners lezen mee", "Nieuw.")
    assert version_of(page) in response.text
    data |= {"title": "Korter", "version": version_of(page)}
    assert at_desk.post(url("section", draft, "basis"), data).status_code == 302
    assert fresh(draft).title == "Korter"


@pytest.mark.parametrize("bad", ["   ", "\u202eomgekeerd", "<script>alert(1)</script>"])
def test_odd_titles_do_no_harm(at_desk, draft, theme, bad):
    data = basics(theme, title=bad, version=version_of(draft))
    at_desk.post(url("section", draft, "basis"), data)
    response = at_desk.get(url("case", draft))
    assert response.status_code == 200
    assert "<script>alert" not in response.text


def test_a_script_in_every_field_comes_out_as_text(at_desk, draft, theme):
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    story = dict.fromkeys(
        ("problem", "context", "result", "went_wrong", "lessons", "repeat"), hostile
    )
    at_desk.post(url("section", draft, "verhaal"), {**story, "version": version_of(draft)})
    page = fresh(draft)
    data = basics(theme, summary=hostile, approach=f"<p>{hostile}</p>", version=version_of(page))
    at_desk.post(url("section", draft, "basis"), data)
    for name in ("case", "preview"):
        response = at_desk.get(url(name, draft))
        assert response.status_code == 200
        assert "<script>alert" not in response.text
        assert "<img src=x" not in response.text


def test_a_megabyte_of_text_gets_a_sentence_and_comes_back(at_desk, draft, theme):
    data = basics(theme, approach="woord " * 180_000, version=version_of(draft))
    response = at_desk.post(url("section", draft, "basis"), data)
    assert response.status_code == 200
    assert "te lang" in response.text
    assert "woord woord" in response.text


def test_a_null_byte_is_refused_with_the_text(at_desk, draft, theme):
    data = basics(theme, summary="a\0b", version=version_of(draft))
    response = at_desk.post(url("section", draft, "basis"), data)
    assert response.status_code == 400
    assert "Een open raadszaal" in response.text


def test_two_tabs_see_both_versions_and_the_loser_may_still_win(at_desk, anna, draft, theme):
    stale = version_of(draft)
    save_draft(
        page=draft,
        actor=make.actor(anna),
        changes={"summary": "Uit de andere tab."},
        started_from=stale,
    )
    data = basics(theme, title=draft.title, summary="Uit deze tab.", version=stale)
    response = at_desk.post(url("section", draft, "basis"), data)
    assert response.status_code == 409
    assert "Uit de andere tab." in response.text
    assert "Uit deze tab." in response.text
    page = fresh(draft)
    assert page.summary == "Uit de andere tab."
    data |= {"version": version_of(page), "over": "1"}
    assert at_desk.post(url("section", draft, "basis"), data).status_code == 302
    page = fresh(draft)
    assert page.summary == "Uit deze tab."
    kept = [revision.content["summary"] for revision in page.revisions.all()]
    assert "Uit de andere tab." in kept


def test_a_double_click_on_save_is_simply_saved(at_desk, draft, theme):
    data = basics(theme, version=version_of(draft))
    assert at_desk.post(url("section", draft, "basis"), data).status_code == 302
    assert at_desk.post(url("section", draft, "basis"), data).status_code == 302
    assert fresh(draft).title == "Een open raadszaal"


def test_an_ended_session_gives_the_text_back(client, draft, theme):
    data = basics(theme, version=version_of(draft))
    response = client.post(url("section", draft, "basis"), data)
    assert response.status_code == 401
    assert "Een open raadszaal" in response.text
    assert "We belden aan." in response.text


def test_autosave_saves_and_names_the_version(at_desk, draft, theme):
    data = basics(theme, version=version_of(draft))
    answer = autosave(at_desk, draft, "basis", data).json()
    assert answer["version"] == version_of(fresh(draft)) != data["version"]
    assert answer["unsaved"] == {}
    assert fresh(draft).title == "Een open raadszaal"
    assert fresh(draft).revisions.count() == 1


def test_autosave_says_what_it_could_not_take(at_desk, draft, theme):
    data = basics(theme, title="x" * 130, version=version_of(draft))
    answer = autosave(at_desk, draft, "basis", data).json()
    assert list(answer["unsaved"]) == ["title"]
    assert fresh(draft).summary == "We zetten de deur open."


def test_autosave_tells_about_a_conflict_and_an_ended_session(at_desk, draft, theme):
    stale = basics(theme, version="1.1")
    assert autosave(at_desk, draft, "basis", stale).status_code == 409
    at_desk.logout()
    response = autosave(at_desk, draft, "basis", stale)
    assert response.status_code == 401
    assert response.json()["login"].startswith("/account/login/")


def test_with_the_editors_nothing_can_be_saved_and_the_text_comes_back(at_desk, anna, draft, theme):
    submitting.submit_case(page=draft, actor=make.actor(anna))
    data = basics(theme, version=version_of(draft))
    response = at_desk.post(url("section", draft, "basis"), data)
    assert response.status_code == 403
    assert "ligt bij de redactie" in response.text
    assert "Een open raadszaal" in response.text
    assert autosave(at_desk, draft, "basis", data).status_code == 403

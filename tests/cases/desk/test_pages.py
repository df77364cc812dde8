"""The desk in the browser's words: what each page shows and what a form does, without JavaScript."""

from uuid import uuid4

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from alliantie.models import OutgoingMail
from cases.choices import MemberState
from cases.models import CasePage, PendingCase
from cases.policies.state import member_state
from cases.services import publishing, submitting
from cases.services.writing import create_case, save_draft, version_of
from cases.writers import life_of
from organisations.choices import MembershipState
from organisations.models import Membership, Organisation
from tests.factories import cases as make
from tests.factories import uploads
from tests.factories.accounts import PASSWORD, make_editor
from tests.factories.accounts import make_user as make_account

BEGIN = "/mijn/praktijkvoorbeelden/nieuw/"


@pytest.fixture
def organisation(site_home):
    return make.make_organisation("Gemeente Dinkelland")


@pytest.fixture
def theme(site_home):
    return make.make_theme("Participatie")


@pytest.fixture
def anna(organisation):
    user = make_account("anna@dinkelland.example")
    Membership.objects.create(user=user, organisation=organisation, state=MembershipState.ACTIVE)
    return user


@pytest.fixture
def at_desk(client, anna):
    client.force_login(anna)
    return client


@pytest.fixture
def draft(anna, theme, organisation):
    changes = {
        "title": "Bewoners lezen mee",
        "summary": "Kort.",
        "approach": "<p>We deden iets.</p>",
        "themes": [theme],
    }
    page = create_case(actor=make.actor(anna), changes=changes).page
    CasePage.objects.filter(pk=page.pk).update(organisation=organisation)
    return fresh(page)


def fresh(page):
    return CasePage.objects.get(pk=page.pk)


def url(name, page, *args):
    return reverse(f"desk:{name}", args=[page.pk, *args])


def basics(theme, **more):
    return {
        "title": "Een open raadszaal",
        "summary": "We zetten de deur open.",
        "approach": "We belden aan.\n\n- eerst links\n- toen rechts",
        "about-themas": [str(theme.pk)],
        "about-onderwerpen": "",
        "key": str(uuid4()),
        **more,
    }


def test_a_visitor_may_type_before_having_an_account(client, site_home):
    response = client.get(BEGIN)
    assert response.status_code == 200
    assert 'name="email"' not in response.text
    assert client.get("/mijn/nieuw/", follow=True).redirect_chain[-1][0] == BEGIN


def test_the_address_is_asked_at_the_first_save_and_nothing_is_lost(client, theme):
    data = basics(theme, whom="elders", organisation="Gemeente Dinkelland", kind="municipality")
    response = client.post(BEGIN, data)
    assert response.status_code == 200
    assert 'name="email"' in response.text
    assert "Een open raadszaal" in response.text
    assert "eerst links" in response.text
    assert not PendingCase.objects.exists()


def test_with_an_address_it_waits_and_the_way_goes_on_to_an_account(client, theme):
    data = basics(theme, whom="zelf", sector="resident", email="nieuw@example.org")
    response = client.post(BEGIN, data)
    assert response.status_code == 302
    assert response.url.startswith(
        "/account/signup/?email=nieuw%40example.org&next=%2Fmijn%2Fverder%2F"
    )
    pending = PendingCase.objects.get()
    assert pending.payload["title"] == ["Een open raadszaal"]
    assert "csrfmiddlewaretoken" not in pending.payload


def test_the_confirmed_address_gets_the_text(client, theme):
    data = basics(theme, whom="elders", organisation="Waterschap Vecht", kind="water_board")
    client.post(BEGIN, {**data, "email": "Nieuw@example.org"})
    key = PendingCase.objects.get().key
    way_on = reverse("desk:claim", args=[key])
    assert client.get(way_on).url.startswith("/account/login/?next=")
    user = make_account("nieuw@example.org")
    client.force_login(user)
    response = client.get(way_on)
    page = CasePage.objects.get(owner=user)
    assert response.url == url("case", page)
    assert page.approach == "<p>We belden aan.</p><ul><li>eerst links</li><li>toen rechts</li></ul>"
    assert page.organisation == Organisation.objects.get(name="Waterschap Vecht")
    assert Membership.objects.get(user=user).state == MembershipState.REQUESTED
    assert client.get(way_on).url == url("case", page)
    assert CasePage.objects.filter(owner=user).count() == 1
    assert PendingCase.objects.get().payload == {}


@pytest.mark.parametrize("verified", [True, False])
def test_another_address_does_not_get_it(client, theme, verified):
    client.post(BEGIN, basics(theme, email="nieuw@example.org"))
    key = PendingCase.objects.get().key
    email = "ander@example.org" if verified else "nieuw@example.org"
    client.force_login(make_account(email, verified=verified))
    response = client.get(reverse("desk:claim", args=[key]))
    assert response.status_code == 403
    assert "Een open raadszaal" not in response.text
    assert not CasePage.objects.filter(title="Een open raadszaal").exists()


def test_an_unknown_organisation_is_asked_about_beside_the_field(at_desk, theme):
    data = basics(theme, whom="elders", organisation="Gemeente Dinkellandt X")
    response = at_desk.post(BEGIN, data)
    assert "Zeg wat het is, dan stellen we haar voor" in response.text
    assert 'name="kind"' in response.text


def test_a_double_click_makes_one_case(at_desk, anna, theme, organisation):
    data = basics(theme, whom=str(organisation.pk))
    first, second = at_desk.post(BEGIN, data), at_desk.post(BEGIN, data)
    assert first.url == second.url
    page = CasePage.objects.get(owner=anna)
    assert page.organisation == organisation
    assert not Membership.objects.filter(user=anna).exclude(state=MembershipState.ACTIVE).exists()


def test_changed_after_the_back_button_is_another_text(at_desk, anna, theme):
    data = basics(theme)
    at_desk.post(BEGIN, data)
    at_desk.post(BEGIN, {**data, "title": "Andere titel na de terugknop"})
    assert CasePage.objects.filter(owner=anna).count() == 2


def test_a_form_somebody_else_left_open_loses_nothing(client, anna, theme):
    data = basics(theme)
    for user in (anna, make_account("b@example.org")):
        client.force_login(user)
        assert client.post(BEGIN, data).status_code == 302
        assert CasePage.objects.filter(owner=user, title=data["title"]).exists()


@pytest.mark.parametrize("name", ["!!!", "a", "Gem\u200deente X"])
def test_a_name_that_is_no_name_gets_a_sentence(at_desk, theme, name):
    data = basics(theme, whom="elders", organisation=name, kind="ngo")
    response = at_desk.post(BEGIN, data)
    assert response.status_code == 200
    assert "organisation" in response.context["form"].errors


def test_for_whom_cannot_change_while_editors_read(at_desk, anna, draft):
    submitting.submit_case(page=draft, actor=make.actor(anna))
    response = at_desk.post(url("whom", draft), {"whom": "zelf", "sector": "resident"})
    assert "ligt bij de redactie" in response.text


def test_somebody_elses_organisation_cannot_be_chosen(at_desk, theme):
    other = make.make_organisation("Gemeente Elders")
    response = at_desk.post(BEGIN, basics(theme, whom=str(other.pk)))
    assert response.status_code == 200
    assert not CasePage.objects.exists()


@pytest.mark.parametrize("count", [1, 15])
def test_the_overview_asks_the_same_number_of_questions(
    at_desk, anna, django_assert_num_queries, count
):
    for _number in range(count):
        page = create_case(actor=make.actor(anna), changes={"title": f"Voorbeeld {_number}"}).page
        page.get_workflow().start(page, anna)
        make.make_question(page)
    at_desk.get("/mijn/")
    with django_assert_num_queries(17):
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


def autosave(client, page, name, data):
    return client.post(url("autosave", page, name), data, headers={"accept": "application/json"})


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


def test_after_the_membership_ended_a_sentence_says_why(at_desk, anna, draft):
    Membership.objects.filter(user=anna).update(state=MembershipState.ENDED)
    response = at_desk.get(url("case", draft))
    assert "lidmaatschap is beëindigd" in response.text
    data = {"version": version_of(draft), "audience": "public"}
    response = at_desk.post(url("submit", draft), data)
    assert "lidmaatschap is beëindigd" in response.text
    assert member_state(life_of(fresh(draft))) == MemberState.DRAFT


def test_sending_in_from_first_to_last(at_desk, anna, draft):
    page = at_desk.get(url("submit", draft))
    form = page.context["form"]
    data = {"version": version_of(draft), "key": str(form["key"].value()), "audience": "public"}
    assert at_desk.post(url("submit", draft), data).status_code == 302
    assert at_desk.post(url("submit", draft), data).status_code == 302
    assert draft.submissions.count() == 1
    assert OutgoingMail.objects.filter(template="case_received").count() == 1
    assert "Je hoort het uiterlijk" in at_desk.get(url("case", draft)).text
    assert at_desk.post(url("take_back", draft)).status_code == 302
    assert member_state(life_of(fresh(draft))) == MemberState.DRAFT


def test_remarks_stand_beside_the_fields(at_desk, anna, draft):
    submitting.submit_case(page=draft, actor=make.actor(anna))
    editor = make.actor(make_editor())
    publishing.request_changes(
        page=draft,
        actor=editor,
        remark="Bijna!",
        field_remarks={"summary": "Mag korter.", "went_wrong": "Wat viel tegen?"},
    )
    hub = at_desk.get(url("case", draft)).text
    for words in ("Jij bent aan zet", "Bijna!", "Mag korter.", "Wat viel tegen?"):
        assert words in hub
    assert "Mag korter." in at_desk.get(url("section", draft, "basis")).text
    assert "Wat viel tegen?" in at_desk.get(url("section", draft, "verhaal")).text


def test_the_preview_is_the_page_as_visitors_get_it(at_desk, draft):
    response = at_desk.get(url("preview", draft))
    assert "Zo zien bezoekers" in response.text
    assert "We deden iets." in response.text
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert response.headers["Referrer-Policy"] == "no-referrer"


def test_a_link_shows_the_draft_until_it_is_ended(at_desk, client, anna, draft, django_user_model):
    link = at_desk.post(url("share", draft)).context["link"]
    path = link[link.index("/mijn/") :]
    assert path.rpartition("/")[0].rpartition("/")[2] not in str(list(draft.shares.values()))
    at_desk.logout()
    response = client.get(path)
    assert "We deden iets." in response.text
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert set(response.cookies) == {"leeslink"}  # shows the draft's pictures, nothing else
    client.force_login(anna)
    client.post(url("share", draft), {"stop": "1"})
    client.logout()
    assert client.get(path).status_code == 404


def test_a_link_ends_with_its_time_and_with_its_makers_rights(at_desk, client, anna, draft):
    link = at_desk.post(url("share", draft)).context["link"]
    path = link[link.index("/mijn/") :]
    Membership.objects.filter(user=anna).update(state=MembershipState.ENDED)
    assert client.get(path).status_code == 404
    Membership.objects.filter(user=anna).update(state=MembershipState.ACTIVE)
    assert client.get(path).status_code == 200
    draft.shares.update(expires_at="2020-01-01T00:00Z")
    assert client.get(path).status_code == 404


def test_a_refused_picture_leaves_the_page_as_it_was(at_desk, draft):
    data = {
        "picture": uploads.upload(b"<svg xmlns='x'/>", "x.jpg"),
        "alt_text": "Een plein",
        "version": version_of(draft),
    }
    response = at_desk.post(url("section", draft, "beeld"), data)
    assert "SVG" in response.text
    assert "Een plein" in response.text


def test_a_picture_with_its_words(at_desk, anna, draft):
    data = {
        "picture": uploads.upload(uploads.picture_bytes(secrets=True), "x.jpg"),
        "alt_text": "Een plein",
        "rights": "Foto: Anna",
        "version": version_of(draft),
    }
    assert at_desk.post(url("section", draft, "beeld"), data).status_code == 302
    picture = fresh(draft).lead_picture
    assert (picture.alt_text, picture.rights, picture.uploaded_by_user) == (
        "Een plein",
        "Foto: Anna",
        anna,
    )
    assert at_desk.get(url("section", draft, "beeld")).status_code == 200


def test_files_and_links_to_take_along(at_desk, draft):
    data = {
        "file": uploads.upload(uploads.docx_bytes(), "plan.docx"),
        "file_title": "Plan van aanpak",
        "link_0": "www.gemeente.nl/data",
        "link_title_0": "De gegevens",
        "link_kind_0": "data",
        "version": version_of(draft),
    }
    assert at_desk.post(url("section", draft, "neem-mee"), data).status_code == 302
    page = fresh(draft)
    assert [one.title for one in page.attachments.all()] == ["Plan van aanpak"]
    assert [one.url for one in page.links.all()] == ["https://www.gemeente.nl/data"]
    number = page.attachments.get().attachment_id
    data = {"drop": [str(number)], "version": version_of(page)}
    assert at_desk.post(url("section", draft, "neem-mee"), data).status_code == 302
    page = fresh(draft)
    assert not page.attachments.exists()
    assert not page.links.exists()


def test_a_refused_file_keeps_the_links(at_desk, draft):
    data = {
        "file": uploads.upload(b"<html>", "plan.pdf"),
        "link_0": "https://gemeente.nl",
        "version": version_of(draft),
    }
    response = at_desk.post(url("section", draft, "neem-mee"), data)
    assert "geen PDF-, DOCX- of ODT-bestand" in response.text
    assert fresh(draft).links.count() == 1


def test_partners_are_found_by_name(at_desk, draft):
    partner = make.make_organisation("Gemeente Tubbergen")
    data = {"partner_0": "gemeente tubbergen", "role_0": "funder", "version": version_of(draft)}
    assert at_desk.post(url("section", draft, "partners"), data).status_code == 302
    found = fresh(draft).partners.get()
    assert (found.organisation, found.role) == (partner, "funder")
    data = {"partner_0": "Bestaat Niet", "version": version_of(fresh(draft))}
    assert "kennen we niet" in at_desk.post(url("section", draft, "partners"), data).text
    assert fresh(draft).partners.count() == 1


def test_still_right_withdraw_and_audience(at_desk, anna, draft):
    submitting.submit_case(page=draft, actor=make.actor(anna))
    publishing.approve_and_publish(page=draft, actor=make.actor(make_editor()))
    assert "Dit klopt nog" in at_desk.get(url("case", draft)).text
    at_desk.post(url("confirm", draft))
    assert at_desk.post(url("audience", draft), {"audience": "members"}).url == url("case", draft)
    assert fresh(draft).audience == "members"
    wider = at_desk.post(url("audience", draft), {"audience": "public"})
    assert "zichtbaar=public" in wider.url
    assert fresh(draft).audience == "members"
    at_desk.post(url("withdraw", draft))
    assert not fresh(draft).live


def test_a_long_text_is_divided_over_the_questions(at_desk, anna, draft):
    text = (
        "<p>We begonnen.</p><h3>Resultaten</h3><p>Meer reacties.</p><h3>Lessen</h3><p>Eerder.</p>"
    )
    save_draft(
        page=draft,
        actor=make.actor(anna),
        changes={"approach": text},
        started_from=version_of(draft),
    )
    assert "Verdeel mijn tekst" in at_desk.get(url("case", draft)).text
    at_desk.post(url("divide", draft))
    page = fresh(draft)
    assert (page.approach, page.result, page.lessons) == (
        "<p>We begonnen.</p>",
        "<p>Meer reacties.</p>",
        "<p>Eerder.</p>",
    )


def test_signing_in_instead_of_up_works_the_same(client, theme, anna):
    client.post(BEGIN, basics(theme, email=anna.email))
    way_on = reverse("desk:claim", args=[PendingCase.objects.get().key])
    response = client.post(
        f"/account/login/?next={way_on}", {"login": anna.email, "password": PASSWORD}
    )
    assert response.url == way_on
    assert client.get(way_on).status_code == 302
    assert CasePage.objects.filter(owner=anna, title="Een open raadszaal").count() == 1


def test_documents_are_not_read_endlessly_and_the_text_comes_back(client, theme, monkeypatch):
    monkeypatch.setattr("cases.desk.views.begin.DOCUMENTS_AN_HOUR", 1)
    cache.clear()
    for status in (200, 429):
        response = client.post(BEGIN, basics(theme, word=SimpleUploadedFile("a.docx", b"geen")))
        assert response.status_code == status
        assert "We zetten de deur open." in response.text


def test_behind_a_proxy_newcomers_do_not_share_one_limit(client, theme, settings, monkeypatch):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    monkeypatch.setattr("cases.services.beginning.PENDING_AN_HOUR", 1)
    cache.clear()
    for number in (1, 2):
        data = basics(theme, email=f"nieuw{number}@example.org")
        answer = client.post(BEGIN, data, headers={"x-forwarded-for": f"198.51.100.{number}"})
        assert answer.status_code == 302

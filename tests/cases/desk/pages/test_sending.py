"""From sending in to what an author may do with what is online."""

from alliantie.models import OutgoingMail
from cases.choices import MemberState
from cases.policies.state import member_state
from cases.services import publishing, submitting
from cases.services.writing import version_of
from cases.writers import life_of
from organisations.choices import MembershipState
from organisations.models import Membership
from tests.cases.desk.pages.forms import fresh, url
from tests.factories import cases as make
from tests.factories.accounts import make_editor


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

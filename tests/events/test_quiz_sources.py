"""Quiz questions rest on a use case that everybody may read, as it is now."""

import pytest
from django.utils import timezone

from alliantie.choices import Audience
from cases.models import CasePage
from cases.services.audiences import set_audience
from events.models import EventLink, PollOption, PollQuestion
from events.policies.polling import PollRefusedError
from events.services import quizzing
from organisations.actors import actor_for
from tests.factories.cases import actor, make_case, make_member, make_organisation
from tests.factories.events import make_event
from tests.factories.polls import make_poll, make_poll_question

pytestmark = pytest.mark.django_db
PUBLIC = {"audience": Audience.PUBLIC}


@pytest.fixture
def case(site_home):
    for name in ("Gemeente Bee", "Gemeente Cee", "Gemeente Dee"):
        make_case(organisation=make_organisation(name), **PUBLIC)
    house = make_organisation("Gemeente Aa")
    return make_case("Open raad", organisation=house, owner=make_member(house), **PUBLIC)


@pytest.fixture
def event(case):
    event = make_event()
    EventLink.objects.create(event=event, page=case)
    return event


@pytest.fixture
def desk(client, event):
    client.force_login(event.owner)
    return f"/mijn/bijeenkomsten/{event.slug}/peiling/"


@pytest.fixture
def question(client, desk, case):
    """Take the proposal of the desk, twice as by two taps."""
    html = client.get(desk).content.decode()
    assert "Wie deed dit? “Open raad”" in html
    key = "11111111-1111-4111-8111-111111111111"
    data = {"key": key, "case": case.pk, "text": "Wie deed dit? “Open raad”"}
    for _ in range(2):
        client.post(f"{desk}quiz/", data)
    return PollQuestion.objects.get()


def state_of(question):
    return PollQuestion.objects.get(pk=question.pk).state


def test_it_is_played_in_the_poll(client, desk, question, case):
    assert question.source == case
    right = question.options.get(is_right=True)
    assert right.text == "Gemeente Aa"
    client.post(f"{desk}vraag/{question.pk}/", {"open": "1"})
    phone = f"/stem/{question.poll.code}/"
    client.get(phone)
    client.post(phone, {"vraag": question.pk, "option": right.pk})
    assert "(goed)" not in client.get(f"{desk}scherm/").content.decode()
    client.post(f"{desk}vraag/{question.pk}/", {"dicht": "1"})
    assert "(goed)" in client.get(f"{desk}scherm/").content.decode()
    assert [vote.option for vote in question.votes.all()] == [right]


def test_no_phone_screen_or_file_tells_what_is_for_members_now(client, desk, question, case):
    client.post(f"{desk}vraag/{question.pk}/", {"open": "1"})
    phone = f"/stem/{question.poll.code}/"
    tells = (phone, f"{desk}scherm/", desk, f"{desk}uitslag.csv")
    told = [url for url in tells if "Wie deed dit?" in client.get(url).content.decode()]
    assert told == list(tells)
    CasePage.objects.filter(pk=case.pk).update(audience=Audience.MEMBERS)  # no signal tells
    EventLink.objects.all().delete()  # nor is it proposed
    right = question.options.get(is_right=True)
    answer = client.post(phone, {"vraag": question.pk, "option": right.pk})
    for html in (*(client.get(url).content for url in tells), answer.content):
        assert "Open raad" not in html.decode()
    assert not question.votes.exists()


def test_its_words_are_gone_once_it_is_for_members(client, desk, question, case):
    PollQuestion.objects.update(state="closed")
    say_otherwise(case)
    PollQuestion.objects.update(state="withdrawn")  # as what was not asked yet would be
    narrow(case)
    question.refresh_from_db()
    assert (question.text, question.explanation) == ("", "")
    assert set(PollOption.objects.values_list("text", flat=True)) == {""}
    assert "iets dat niet meer openbaar is" in client.get(desk).content.decode()
    assert client.get(f"{desk}uitslag.csv").content.decode().count("\n") == 1


def say_otherwise(case):
    case.title = "Open raad en staten"
    case.save_revision().publish()


def unpublish(case):
    case.unpublish()


def delete(case):
    case.delete()


def delete_all(case):
    case.get_parent().specific.delete()


def narrow(case):
    set_audience(page=case, actor=actor(case.owner), audience=Audience.MEMBERS)


def rename_the_house(case):
    case.organisation.name = "Gemeente Aa en Omstreken"
    case.organisation.save()


CHANGES = [say_otherwise, unpublish, delete, delete_all, narrow, rename_the_house]


@pytest.mark.parametrize("change", CHANGES)
def test_it_is_withdrawn_when_the_use_case_changes(client, desk, question, case, change):
    change(case)
    assert state_of(question) == "withdrawn"
    assert "Teruggetrokken" in client.get(desk).content.decode()
    client.post(f"{desk}vraag/{question.pk}/", {"open": "1"})
    assert state_of(question) == "withdrawn"


def test_it_stays_while_the_use_case_says_the_same(question, case):
    case.approach = "<p>Anders verteld.</p>"
    case.save_revision().publish()
    case.save_revision()
    draft = case.get_latest_revision_as_object()
    draft.title = "Nog niet online"
    draft.save_revision()
    case.organisation.save()
    assert state_of(question) == "ready"


def test_what_changed_unseen_is_withdrawn_when_it_is_opened(question, case, event):
    type(case).objects.filter(pk=case.pk).update(summary="Anders")
    with pytest.raises(PollRefusedError):
        quizzing.open_checked(question=question, actor=actor_for(event.owner))
    assert state_of(question) == "withdrawn"


@pytest.mark.parametrize(
    ("change", "is_kept"), [(say_otherwise, True), (unpublish, False), (delete, False)]
)
def test_a_result_stays_while_the_use_case_is_public(client, event, case, change, is_kept):
    poll = make_poll(event, published_at=timezone.now())
    told = {"kind": "quiz", "text": "Wie deed Open raad?", "source": case}
    played = make_poll_question(poll, "Aa", "Bee", state="closed", votes=(1, 2), **told)
    other = make_poll_question(poll, "Ja", "Nee", state="closed", text="Nog eens?")
    change(case)
    assert (state_of(played) == "closed") is is_kept
    assert state_of(other) == "closed"
    html = client.get(event.url).content.decode()
    assert ("Wie deed Open raad?" in html) is is_kept
    assert "Nog eens?" in html


def test_a_result_about_what_ran_out_is_not_shown(client, event, case):
    poll = make_poll(event, published_at=timezone.now())
    told = {"kind": "quiz", "text": "Wie deed Open raad?", "source": case}
    make_poll_question(poll, "Aa", "Bee", state="closed", votes=(1, 2), **told)
    assert "Wie deed Open raad?" in client.get(event.url).content.decode()
    type(case).objects.filter(pk=case.pk).update(expire_at=timezone.now())  # no signal tells
    assert "Wie deed Open raad?" not in client.get(event.url).content.decode()


def test_no_question_about_what_not_everybody_may_read(client, event, desk):
    closed = make_case(
        "Geheim plan", organisation=event.organisation, audience=Audience.ORGANISATION
    )
    EventLink.objects.create(event=event, page=closed)
    assert "Geheim plan" not in client.get(desk).content.decode()
    for case_id in (closed.pk, make_case("Los", **PUBLIC).pk, 999_999):
        text = "Wie deed dit? “Geheim plan”"
        assert client.post(f"{desk}quiz/", {"case": case_id, "text": text}).status_code == 302
    assert client.post(f"{desk}quiz/", {"case": "x", "text": ""}).status_code == 404
    assert not PollQuestion.objects.exists()

"""Answering: with a case, a person or lines; the asker judges; editors hide."""

from uuid import uuid4

import pytest

from accounts.models import Notice, User
from alliantie.choices import Audience
from alliantie.models import OutgoingMail
from people.models import Answer, Question
from people.policies.questions import ANSWERS_PER_PERSON
from search.registry import key_of
from search.services import queue_index
from tests.factories.accounts import make_editor, make_user
from tests.factories.cases import make_case
from tests.factories.organisations import make_member, make_organisation
from tests.factories.people import make_person, make_question
from tests.factories.themes import make_theme

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(site_home):
    asker = make_person("Vera Vraagt")
    return make_question(
        "Hoe bouw je een vogelhuis?", asker=asker.user, themes=[make_theme("Vogels")]
    )


def answer(client, question, **given):
    data = {"key": str(uuid4()), "text": "", **given}
    return client.post(f"{question.get_absolute_url()}antwoord/", data)


def test_lines_of_a_member_answer_and_the_asker_hears(client, question, run_tasks):
    helper = make_person("Harm Helpt", function="Timmerman")
    client.force_login(helper.user)
    assert answer(client, question, text="Met een zaag.").status_code == 302
    question.refresh_from_db()
    assert question.state == "answered"
    first = question.first_answered_at
    assert first
    assert Notice.objects.get().user == question.asker
    assert OutgoingMail.objects.get().recipient == question.asker.email
    answer(client, question, text="En een hamer.")
    question.refresh_from_db()
    assert question.first_answered_at == first
    client.logout()
    page = client.get(question.get_absolute_url()).content.decode()
    assert "Met een zaag." in page
    assert "Harm Helpt" in page
    assert "Timmerman" in page
    run_tasks()
    assert client.get("/zoeken/?q=zaag").context["results"].hits[0].title == question.text


def test_case_of_this_site_answers(client, question, run_tasks):
    case = make_case("Vogelhuis van karton", slug="karton")
    queue_index(key=key_of(case))
    run_tasks()
    client.force_login(make_member().user)
    form = client.get(f"{question.get_absolute_url()}antwoord/").content.decode()
    assert "Vogelhuis van karton" in form
    answer(client, question, page=str(case.pk))
    answer(client, question, address=f"http://testserver{case.url}")
    answer(client, question, address=case.url)
    assert {one.page_id for one in Answer.objects.all()} == {case.pk}
    page = client.get(question.get_absolute_url()).content.decode()
    assert f'href="{case.url}"' in page


def test_case_that_is_not_for_everybody_is_no_answer(client, question):
    case = make_case("Geheim vogelhuis", slug="geheim", audience=Audience.PRIVATE)
    client.force_login(make_editor("redactie@example.org"))
    assert answer(client, question, address="/praktijkvoorbeelden/geheim/").status_code == 400
    made = Answer.objects.create(question=question, page=case, text="Zie hier.")
    client.logout()
    page = client.get(question.get_absolute_url()).content.decode()
    assert "Zie hier." in page
    assert "Geheim vogelhuis" not in page
    assert made.page_id


@pytest.mark.parametrize(
    "address", ["/organisaties/", "https://elders.example/x/", "http://[", "x"]
)
def test_address_of_something_else_is_refused_and_stays(client, question, address):
    client.force_login(make_member().user)
    wrong = answer(client, question, address=address, text="Dit typte ik.")
    assert wrong.status_code == 400
    assert "Dit typte ik." in wrong.content.decode()
    assert Answer.objects.count() == 0


def test_person_answers_without_an_address(client, question):
    expert = make_person("Emma Expert")
    client.force_login(make_member().user)
    answer(client, question, name="emma expert")
    assert Answer.objects.get().person == expert
    page = client.get(question.get_absolute_url()).content.decode()
    assert f'href="{expert.get_absolute_url()}"' in page
    assert expert.user.email not in page


def test_person_who_is_not_shown_cannot_be_named(client, question):
    make_person("Henk Heimelijk", show_who="nobody")
    client.force_login(make_member().user)
    assert answer(client, question, name="Henk Heimelijk").status_code == 400


def test_empty_answer_is_refused(client, question):
    client.force_login(make_member().user)
    assert answer(client, question, text="   ").status_code == 400
    assert Answer.objects.count() == 0


def test_only_members_answer_and_nobody_themselves(client, question):
    for user in (make_user("geen-lid@example.org"), question.asker):
        client.force_login(user)
        assert answer(client, question, text="Ik weet het.").status_code == 403
    client.logout()
    assert answer(client, question, text="Ik weet het.").status_code == 302
    assert Answer.objects.count() == 0


def test_same_answer_sent_twice_is_one(client, question):
    client.force_login(make_member().user)
    key = str(uuid4())
    for _ in range(2):
        answer(client, question, key=key, text="Met een zaag.")
    assert Answer.objects.count() == 1


def test_asker_says_what_helped_or_not_yet(client, question):
    client.force_login(make_member().user)
    answer(client, question, text="Met een zaag.")
    made = Answer.objects.get()
    url = f"{question.get_absolute_url()}oordeel/"
    assert client.post(url, {"oordeel": made.pk}).status_code == 404
    client.force_login(question.asker)
    client.post(url, {"oordeel": made.pk})
    question.refresh_from_db()
    made.refresh_from_db()
    assert (question.state, made.has_helped) == ("closed", True)
    assert question.helped_at
    client.post(url, {"oordeel": "nog-niet"})
    question.refresh_from_db()
    made.refresh_from_db()
    assert (question.state, made.has_helped, question.helped_at) == ("answered", False, None)
    assert question in Question.objects.on_the_list()
    assert client.post(url, {"oordeel": "x"}).status_code == 404
    assert client.get(url).status_code == 405


def test_withdrawing_takes_the_question_or_only_the_name(client, question):
    url = f"{question.get_absolute_url()}intrekken/"
    client.force_login(make_member().user)
    assert client.post(url).status_code == 404
    answer(client, question, text="Met een zaag.")
    client.force_login(question.asker)
    client.post(url)
    question.refresh_from_db()
    assert (question.state, question.shown) == ("answered", "hidden")
    other = make_question(asker=question.asker)
    client.post(f"{other.get_absolute_url()}intrekken/")
    client.logout()
    assert client.get(other.get_absolute_url()).status_code == 404
    assert client.get(question.get_absolute_url()).status_code == 200


def test_editor_hides_an_answer_and_the_question_waits_again(client, question, run_tasks):
    client.force_login(make_member().user)
    answer(client, question, text="Koop goedkope zonnebrillen.")
    made = Answer.objects.get()
    client.post(f"/cms/vragen/antwoord/{made.pk}/verbergen/")
    made.refresh_from_db()
    assert not made.is_hidden
    client.force_login(make_editor("redactie@example.org"))
    client.post(f"/cms/vragen/antwoord/{made.pk}/verbergen/")
    question.refresh_from_db()
    assert (question.state, question.first_answered_at) == ("open", None)
    assert question.listed_at
    run_tasks()
    client.logout()
    assert "zonnebrillen" not in client.get(question.get_absolute_url()).content.decode()
    assert client.get("/zoeken/?q=zonnebrillen").context["results"].total == 0


def test_who_left_is_named_so(client, question):
    leaver = make_person("Wim Weg")
    Answer.objects.create(question=question, author=leaver.user, text="Zo doe je dat.")
    Answer.objects.create(question=question, author=None, text="Of zo.")
    User.objects.filter(pk=leaver.user_id).update(is_active=False)
    page = client.get(question.get_absolute_url()).content.decode()
    assert page.count("Iemand die is vertrokken") == 2
    assert "Wim Weg" not in page


def test_choices_say_whose_they_are_as_registers_hold_many_of_the_same_name(
    client, question, run_tasks
):
    case = make_case("Vogelhuis van karton", organisation=make_organisation("Gemeente Mees"))
    queue_index(key=key_of(case))
    run_tasks()
    client.force_login(make_person("Harm Helpt").user)
    page = client.get(f"{question.get_absolute_url()}antwoord/").content.decode()
    assert "Vogelhuis van karton, Gemeente Mees" in page


def test_thirty_answers_an_hour_a_person_and_the_text_stays(client, question):
    client.force_login(make_member().user)
    for number in range(ANSWERS_PER_PERSON):
        assert answer(client, question, text=f"Regel {number}.").status_code == 302
    refused = answer(client, question, text="Nog een regel.")
    assert refused.status_code == 429
    assert "Nog een regel." in refused.content.decode()
    assert question.answers.count() == ANSWERS_PER_PERSON

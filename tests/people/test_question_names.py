"""Who hides their name is named nowhere; editors see who it is."""

import json

import pytest

from accounts import erasing
from accounts.models import Notice
from alliantie.models import OutgoingMail
from people.indexing.questions import build
from people.models import Answer, Question
from people.tasks.questions import see_to_questions
from tests.factories.accounts import make_editor
from tests.factories.organisations import make_member, make_organisation
from tests.factories.people import make_expert, make_person, make_question
from tests.factories.themes import make_theme

pytestmark = pytest.mark.django_db
NAME, TOWN = "Geertje Geheim", "Gemeente Stilledam"


@pytest.fixture
def asker(site_home):
    return make_person(NAME, organisation=make_organisation(TOWN))


@pytest.fixture
def theme(site_home):
    return make_theme("Vogels")


def question_of(asker, theme, shown: str) -> Question:
    organisation = asker.user.memberships.get().organisation
    return make_question(asker=asker.user, themes=[theme], organisation=organisation, shown=shown)


def outputs(client, question, theme) -> str:
    urls = (
        question.get_absolute_url(),
        "/vragen/",
        "/",
        f"/themas/{theme.slug}/",
        f"/zoeken/?q={question.slug}",
        "/zoeken/feed/?q=nummer",
        "/vragen/lijkt-op/?text=" + question.text,
    )
    return "\n".join(client.get(url).content.decode() for url in urls)


@pytest.mark.parametrize(
    ("shown", "has_name", "has_town"),
    [
        ("full", True, True),
        ("name", True, False),
        ("organisation", False, True),
        ("hidden", False, False),
    ],
)
def test_readers_see_what_the_asker_chose(client, asker, theme, shown, has_name, has_town):
    question = question_of(asker, theme, shown)
    readers = (None, make_member().user)
    for reader in readers:
        if reader:
            client.force_login(reader)
        page = client.get(question.get_absolute_url()).content.decode()
        assert (NAME in page, TOWN in page) == (has_name, has_town)
        page = client.get("/vragen/").content.decode()
        assert (NAME in page, TOWN in page) == (has_name, has_town)


def test_hidden_asker_stands_in_no_output(client, asker, theme, run_tasks):
    expert = make_expert(theme)
    question = question_of(asker, theme, "hidden")
    Question.objects.update(opened_at="2026-01-05T10:00:00Z")
    see_to_questions.call()
    Answer.objects.create(question=question, author=expert.user, text="Zo.")
    question.refresh_from_db()
    said = [str(build(question)), str(list(OutgoingMail.objects.values_list("context")))]
    said += [one.text for one in Notice.objects.exclude(user=asker.user)]
    run_tasks()
    for reader in (None, expert.user, make_member().user):
        if reader:
            client.force_login(reader)
        said.append(outputs(client, question, theme))
    for word in (NAME, TOWN, asker.user.email, asker.slug):
        assert word not in "\n".join(said)


def test_profile_for_members_only_is_no_name_for_visitors(client, asker, theme):
    asker.show_who = "members"
    asker.save()
    question = question_of(asker, theme, "full")
    page = client.get(question.get_absolute_url()).content.decode()
    assert NAME not in page
    assert TOWN in page
    client.force_login(make_member().user)
    assert NAME in client.get(question.get_absolute_url()).content.decode()


def test_editor_sees_who_hides(client, asker, theme):
    question_of(asker, theme, "hidden")
    Question.objects.update(state="held")
    client.force_login(make_editor("redactie@example.org"))
    assert NAME in client.get("/cms/vragen/").content.decode()


def keeper():
    return next(one for one in erasing.keepers() if one.name == "people.questions")


def test_erased_asker_is_gone_and_the_question_stays(client, asker, theme):
    question = question_of(asker, theme, "full")
    held = make_question(asker=asker.user, state="held", opened_at=None)
    other = make_question()
    Answer.objects.create(question=other, author=asker.user, text="Met een zaag.")
    for _ in range(2):
        keeper().erase(asker.user)
    question.refresh_from_db()
    assert (question.asker, question.shown) == (None, "organisation")
    assert not Question.objects.filter(pk=held.pk).exists()
    page = client.get(question.get_absolute_url()).content.decode()
    assert NAME not in page
    assert TOWN in page
    page = client.get(other.get_absolute_url()).content.decode()
    assert "Iemand die is vertrokken" in page
    assert "Met een zaag." in page


def test_export_holds_what_somebody_wrote_and_nobody_else(asker, theme):
    question = question_of(asker, theme, "hidden")
    other = make_question(asker=make_person("Ander Mens").user)
    Answer.objects.create(question=other, author=asker.user, text="Met een zaag.")
    Answer.objects.create(question=question, author=other.asker, text="Andermans woorden.")
    told = json.dumps(keeper().export(asker.user))
    assert question.text in told
    assert "Met een zaag." in told
    assert "Andermans woorden." not in told
    assert "Ander Mens" not in told

"""Asking: at once for members, held for others, kept for who signs in, and never endlessly."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.utils import timezone

from accounts.models import Notice, PendingText
from alliantie.models import AuditEntry
from organisations.models import Membership
from people.models import Question
from people.tasks.questions import see_to_questions
from search.registry import key_of
from search.services import queue_index
from tests.factories.accounts import make_editor, make_user
from tests.factories.organisations import make_member, make_organisation
from tests.factories.people import make_question
from tests.factories.themes import make_theme

pytestmark = pytest.mark.django_db
TEXT = "Hoe bouw je een vogelhuis zonder spijkers?"


@pytest.fixture
def theme(site_home):
    return make_theme("Vogels")


def form(theme, **changed):
    first = {"key": str(uuid4()), "text": TEXT, "themes": [theme.pk], "shown": "full", "toch": "1"}
    return {name: value for name, value in {**first, **changed}.items() if value is not None}


def post(client, theme, **changed):
    return client.post("/vragen/stellen/", form(theme, **changed))


def test_question_of_a_member_stands_at_once(client, theme, run_tasks):
    town = make_organisation("Gemeente Vinkdorp")
    client.force_login(make_member(town).user)
    answer = post(client, theme, organisation=town.pk, text="hoe bouw je een vogelhuis")
    question = Question.objects.get()
    assert answer.url == question.get_absolute_url() == "/vragen/hoe-bouw-je-een-vogelhuis/"
    assert (question.state, question.text) == ("open", "hoe bouw je een vogelhuis?")
    assert question.organisation == town
    assert AuditEntry.objects.filter(action="question.ask").count() == 1
    run_tasks()
    client.logout()
    assert client.get("/zoeken/?q=vogelhuis").context["results"].hits[0].title == question.text
    assert question.text in client.get("/vragen/").content.decode()


def test_question_of_who_is_no_member_waits_until_admitted(client, theme):
    user = make_user("nieuw@example.org")
    client.force_login(user)
    post(client, theme)
    question = Question.objects.get()
    assert (question.state, question.opened_at) == ("held", None)
    assert client.get(question.get_absolute_url()).status_code == 200
    see_to_questions.call()
    client.logout()
    assert client.get(question.get_absolute_url()).status_code == 404
    Membership.objects.create(user=user, state="active", sector="resident")
    see_to_questions.call()
    see_to_questions.call()
    question.refresh_from_db()
    assert question.state == "open"
    assert question.opened_at
    assert Notice.objects.filter(user=user).count() == 1
    assert client.get(question.get_absolute_url()).status_code == 200


def test_editor_lets_through_or_refuses_and_the_asker_hears(client, theme):
    asker = make_user("nieuw@example.org")
    through, refused = (
        make_question(text, asker=asker, state="held", opened_at=None, themes=[theme])
        for text in (TEXT, "Wie koopt mijn oude fiets?")
    )
    client.force_login(make_editor("redactie@example.org"))
    assert TEXT in client.get("/cms/vragen/").content.decode()
    client.post(f"/cms/vragen/{through.pk}/besluit/", {"besluit": "online"})
    client.post(f"/cms/vragen/{refused.pk}/besluit/", {"besluit": "weiger", "reden": "Reclame."})
    states = {one.pk: one.state for one in Question.objects.all()}
    assert states == {through.pk: "open", refused.pk: "withdrawn"}
    told = [one.text for one in Notice.objects.order_by("pk")]
    assert "staat online" in told[0]
    assert "Reclame." in told[1]


@pytest.mark.parametrize("path", ["besluit", "naar"])
def test_only_editors_decide(client, theme, path):
    question = make_question(state="held", opened_at=None)
    client.force_login(make_member().user)
    client.post(f"/cms/vragen/{question.pk}/{path}/", {"besluit": "online", "persoon": "1"})
    question.refresh_from_db()
    assert question.state == "held"


def test_who_is_not_signed_in_finds_the_question_again(client, theme):
    answer = post(client, theme, more="Met een deurtje.", shown="hidden")
    assert Question.objects.count() == 0
    way_back = parse_qs(urlsplit(answer.url).query)["next"][0]
    client.force_login(make_member().user)
    shown = client.get(way_back).context["form"]
    assert shown["text"].value() == TEXT
    assert shown["more"].value() == "Met een deurtje."
    assert shown["themes"].value() == [theme.pk]
    post(client, theme, bewaard=shown["bewaard"].value())
    assert Question.objects.count() == 1
    assert not PendingText.objects.exists()


def test_same_form_sent_twice_asks_once(client, theme):
    client.force_login(make_member().user)
    key = str(uuid4())
    first, second = (post(client, theme, key=key) for _ in range(2))
    assert first.url == second.url
    assert Question.objects.count() == 1


def test_what_looks_like_it_is_shown_first(client, theme, run_tasks):
    make_question("Hoe bouw je een vogelhuis zonder spijkers en lijm?", themes=[theme])
    queue_index(key=key_of(Question.objects.get()))
    run_tasks()
    client.force_login(make_member().user)
    step = post(client, theme, toch=None)
    assert step.status_code == 200
    assert "Dit lijkt erop. Toch stellen?" in step.content.decode()
    assert Question.objects.count() == 1
    fragment = client.get("/vragen/lijkt-op/", {"text": TEXT}).content.decode()
    assert "zonder spijkers en lijm?" in fragment
    assert 'name="toch"' in fragment
    post(client, theme)
    assert Question.objects.count() == 2


def test_themes_are_suggested_from_the_words(client, theme):
    theme.synonyms = ["vogelhuis", "nestkast"]
    theme.save()
    assert client.get("/vragen/stellen/?q=vogelhuis").context["form"]["themes"].value() == [
        theme.pk
    ]
    client.force_login(make_member().user)
    step = post(client, theme, themes=None)
    assert step.context["form"]["themes"].value() == [str(theme.pk)]
    assert Question.objects.count() == 0, "who asks looks at our guess first"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"text": ""}, "Schrijf je vraag."),
        ({"text": "hoe?"}, "hele zin"),
        ({"text": "Hoe lang " + "x y " * 60}, "hoogstens 200"),
        ({"text": "Hoe doe je dit\x1b[31m goed"}, "stuurtekens"),
        ({"themes": None}, "Kies waar je vraag over gaat."),
        ({"themes": ["99999"]}, "bestaat niet meer"),
        ({"shown": "alles"}, "Kies een van de mogelijkheden."),
        ({"shown": "organisation"}, "Kies je organisatie"),
    ],
)
def test_wrong_input_gets_a_sentence_and_stays(client, theme, changed, sentence):
    client.force_login(make_member().user)
    answer = post(client, theme, more="Dit typte ik.", **changed)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert sentence in page
    assert "Dit typte ik." in page
    assert Question.objects.count() == 0


def test_organisation_of_others_is_refused(client, theme):
    client.force_login(make_member(make_organisation()).user)
    answer = post(client, theme, organisation=make_organisation().pk)
    assert answer.status_code == 400
    assert Question.objects.count() == 0


def test_five_a_day_a_person(client, theme):
    client.force_login(make_member().user)
    statuses = [post(client, theme).status_code for _ in range(6)]
    assert statuses == [302] * 5 + [429]
    assert Question.objects.count() == 5


def test_twenty_an_hour_from_one_address(client, theme):
    statuses = []
    for number in range(21):
        client.force_login(make_user(f"n{number}@example.org"))
        statuses.append(post(client, theme).status_code)
    assert statuses == [302] * 20 + [429]


def test_robot_with_many_accounts_and_addresses_stops_and_the_list_stays_usable(
    client, theme, monkeypatch
):
    monkeypatch.setattr("people.services.questions.OVERALL", 60)
    statuses = []
    for number in range(80):
        client.force_login(make_user(f"r{number}@example.org"))
        address = {"REMOTE_ADDR": f"10.0.0.{number}"}
        statuses.append(client.post("/vragen/stellen/", form(theme), **address).status_code)
    assert statuses == [302] * 60 + [429] * 20
    client.force_login(make_editor("redactie@example.org"))
    page = client.get("/cms/vragen/").content.decode()
    assert page.count("Zet online") == 50
    assert "(60)" in page


def test_words_are_mended_for_half_an_hour(client, theme):
    asker = make_member().user
    question = make_question(asker=asker, themes=[theme])
    client.force_login(make_member().user)
    assert client.get(f"{question.get_absolute_url()}aanpassen/").status_code == 404
    client.force_login(asker)
    url = f"{question.get_absolute_url()}aanpassen/"
    client.post(url, form(theme, text="Hoe bouw je een nestkast?"))
    question.refresh_from_db()
    assert question.text == "Hoe bouw je een nestkast?"
    Question.objects.update(asked_at=timezone.now() - timedelta(minutes=31))
    answer = client.post(url, form(theme, text="Hoe bouw je een volière?"))
    assert answer.status_code == 400
    question.refresh_from_db()
    assert question.text == "Hoe bouw je een nestkast?"


def test_what_an_editor_let_through_is_not_changed_afterwards(client, theme):
    asker = make_user("nieuw@example.org")
    question = make_question(asker=asker, themes=[theme])
    client.force_login(asker)
    answer = client.post(f"{question.get_absolute_url()}aanpassen/", form(theme))
    assert answer.status_code == 400


@pytest.fixture(autouse=True)
def _fresh_throttles():
    cache.clear()

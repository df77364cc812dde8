"""Who keeps their name from somebody is not named to them by mail or in what they take along."""

import json
from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.erasing.exporting import export_of
from cases.models import Reuse, Taking
from people.models import Follow, Person
from people.services.handing import hand_on
from people.services.replies import reply
from tests.factories.cases import make_case
from tests.factories.conversations import make_asker, make_conversation
from tests.factories.organisations import make_organisation
from tests.factories.people import make_person, make_question

pytestmark = pytest.mark.django_db
NAME = "Geertje Geheim"


@pytest.mark.parametrize(("show_who", "named"), [("everyone", True), ("members", False)])
def test_an_answer_by_mail_names_who_the_site_names(run_tasks, mailoutbox, show_who, named):
    made = make_conversation(asker=make_asker(), person=make_person(NAME))
    Person.objects.filter(pk=made.person_id).update(show_who=show_who)
    reply(conversation=made, text="Zo doe je dat.", user_id=made.person.user_id, key=uuid4())
    run_tasks()
    told = next(mail for mail in mailoutbox if mail.to == [made.asker.email])
    assert "Zo doe je dat." in told.body
    assert (NAME in told.body) == named


def test_export_leaves_out_the_name_of_who_hid_it(site_home):
    reader = make_person("Rita Lezer").user
    shown, hidden = make_person("Ziet Iedereen"), make_person(NAME)
    for person in (shown, hidden):
        Follow.objects.create(user=reader, person=person)
    Person.objects.filter(pk=hidden.pk).update(show_who="nobody")
    told = export_of(reader)
    assert "Ziet Iedereen" in told
    assert NAME not in told


def test_export_leaves_out_what_somebody_handed_on(site_home):
    made = make_conversation(subject="Vertrouwelijk onderwerp", person=make_person("Piet Praat"))
    assert json.loads(export_of(made.person.user))["Gesprekken"]
    hand_on(conversation=made, user_id=made.person.user_id, today=timezone.localdate())
    assert json.loads(export_of(made.person.user))["Gesprekken"] == []


def test_export_holds_what_somebody_applied_and_took_along(site_home):
    person = make_person()
    case, organisation = make_case("Vogels tellen"), make_organisation()
    told = {"month": "2026-01-01", "effort": "day", "again": "yes", "result": "y"}
    Reuse.objects.create(
        original=case, organisation=organisation, user=person.user, changed="Anders geteld", **told
    )
    Taking.objects.create(user=person.user, case=case)
    handed = export_of(person.user)
    assert "Anders geteld" in handed
    assert "Wat je meenam" in handed


def test_a_judgement_with_an_endless_number_is_no_error(client, site_home):
    question = make_question()
    client.force_login(question.asker)
    answer = client.post(f"{question.get_absolute_url()}oordeel/", {"oordeel": "9" * 5000})
    assert answer.status_code == 404

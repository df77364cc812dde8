"""A decision waits for a moment: taken back nothing happened, carried out it is done once, refused it comes back."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from alliantie.choices import DecisionState
from alliantie.models import AuditEntry, Decision, ReadyRemark
from alliantie.tasks import carry_out_decision, tidy
from alliantie.today.presenting import next_for, today_for
from cases.models import CasePage, Submission
from cases.services.submitting import submit_case, take_back
from events.choices import EventState
from events.models import EventPage
from tests.factories.accounts import make_editor
from tests.factories.cases import actor, make_case, make_member, make_organisation, make_theme
from tests.factories.events import make_event
from tests.factories.organisations import actor_of

NOW = {"decision": "publish_now"}
WHY = "Dit is een advertentie."
pytestmark = pytest.mark.django_db


@pytest.fixture
def case(site_home, settings, run_tasks) -> CasePage:
    """Let a case wait, on a site where decisions can be taken back."""
    owner = make_member(make_organisation(), "schrijver")
    case = make_case("Bel eerst", publish=False, owner=owner, themes=(make_theme(),))
    submit_case(page=case, actor=actor(owner))
    run_tasks()
    mail.outbox.clear()
    settings.DECISION_GRACE_SECONDS = 30
    return CasePage.objects.get(pk=case.pk)


def decide(client, case, **data):
    return client.post(reverse("case_review", args=[case.pk]), data, follow=True).content.decode()


def carry_out() -> None:
    """Do what waits, as the worker does when the moment is past."""
    for row in DBTaskResult.objects.filter(task_path=carry_out_decision.module_path):
        carry_out_decision.call(*row.args_kwargs["args"])


def taken_back(client, decision: Decision):
    url = reverse("work_take_decision_back", args=[decision.pk])
    return client.post(url, follow=True).content.decode()


def test_taken_back_nothing_happened_and_the_words_are_there_again(case, client, run_tasks):
    anna, ben = make_editor(), make_editor("ben@example.org")
    client.force_login(anna)
    said = decide(client, case, decision="refuse", remark=WHY)
    decision = Decision.objects.get()
    assert reverse("work_take_decision_back", args=[decision.pk]) in said
    assert Submission.objects.get().answered_at is None  # tried, and not kept
    due = DBTaskResult.objects.get(task_path=carry_out_decision.module_path).run_after
    assert timedelta(seconds=29) < due - decision.decided_at < timedelta(seconds=31)
    assert today_for(actor_of(anna)).total == 0 == today_for(actor_of(ben)).total
    assert next_for(actor_of(ben)) == ""

    client.force_login(ben)
    assert "Rik Redacteur besloot hier net over" in decide(client, case, **NOW)
    assert "al uitgevoerd" in taken_back(client, decision)  # not Ben's
    client.force_login(anna)
    assert "ging geen mail uit" in (said := taken_back(client, decision))
    assert WHY in said
    assert '<input type="radio" name="decision" value="refuse"' in said
    assert "al uitgevoerd" in taken_back(client, decision)
    carry_out()
    run_tasks()
    assert mail.outbox == []
    assert today_for(actor_of(ben)).total == 1
    decide(client, case, **NOW)
    carry_out()
    carry_out()
    assert CasePage.objects.get(pk=case.pk).live
    assert not Decision.objects.exists()
    assert AuditEntry.objects.filter(action="decision.make").count() == 2


def test_what_cannot_be_carried_out_comes_back_to_who_decided_it(case, client):
    anna, ben = make_editor(), make_editor("ben@example.org")
    client.force_login(anna)
    decide(client, case, decision="refuse", remark=WHY)
    take_back(page=case, actor=actor(case.owner))
    carry_out()
    row = Decision.objects.get(state=DecisionState.REFUSED)
    assert [line.row.kind for line in today_for(actor_of(anna)).lines] == ["besluit"]
    assert today_for(actor_of(ben)).total == 0
    url = reverse("work_decision", args=[row.pk])
    page = client.get(url).content.decode()
    assert WHY in page
    assert "al beantwoord of teruggenomen" in page
    client.force_login(ben)
    assert client.get(url).status_code == 404
    client.force_login(anna)
    assert "Weggehaald" in client.post(url, follow=True).content.decode()
    assert not Decision.objects.exists()


def test_with_the_rights_of_the_moment_and_an_absent_worker_it_is_open_again(case, client):
    anna = make_editor()
    client.force_login(anna)
    decide(client, case, **NOW)
    anna.groups.clear()
    carry_out()
    assert not CasePage.objects.get(pk=case.pk).live
    assert Decision.objects.get().state == DecisionState.REFUSED
    ben = make_editor("ben@example.org")
    client.force_login(ben)
    Decision.objects.update(state=DecisionState.WAITING, filled_in={"remark": [WHY]})
    assert today_for(actor_of(ben)).total == 0
    Decision.objects.update(decided_at=timezone.now() - timedelta(minutes=20))
    assert today_for(actor_of(ben)).total == 1
    assert client.get(reverse("case_review", args=[case.pk])).status_code == 200
    decide(client, case, **NOW)
    old, new = Decision.objects.order_by("decided_at")
    assert (old.decided_by, old.state, new.decided_by) == (anna, DecisionState.REFUSED, ben)
    assert "collega" in old.why_not, "what Anna wrote is not gone without a word"
    assert old.filled_in == {"remark": [WHY]}
    Decision.objects.update(
        state=DecisionState.TAKEN_BACK, decided_at=timezone.now() - timedelta(days=8)
    )
    tidy.call()
    assert not Decision.objects.exists()


def test_refusals_are_told_at_once_and_keep_what_was_typed(case, client):
    client.force_login(make_editor())
    said = decide(client, case, decision="publish_now", version="another", remark=WHY)
    assert "intussen iets veranderd" in said
    assert WHY in said
    assert not Decision.objects.exists()


def test_ready_remark_is_put_in_the_message_before_anything_is_decided(case, client):
    ready = ReadyRemark.objects.create(label="Reclame", text="Wij plaatsen geen reclame.")
    client.force_login(make_editor())
    filled = {"standaardopmerking": ready.pk, "zet-erbij": "1", "remark": WHY}
    said = decide(client, case, decision="refuse", remark_title="Korter graag", **filled)
    for kept in (f"{WHY}\n\n{ready.text}", "Korter graag"):
        assert kept in said
    assert 'value="refuse"' in said
    assert not Decision.objects.exists()
    again = decide(client, case, **{**filled, "remark": ready.text})
    assert again.count(ready.text) == 1
    assert decide(client, case, **{**filled, "standaardopmerking": "9" * 40})


def test_a_meeting_that_was_written_anew_meanwhile_is_not_refused_unread(case, client):
    event = make_event(state=EventState.SUBMITTED, submitted_at=timezone.now())
    event.save_revision()
    client.force_login(make_editor())
    url = reverse("event_review", args=[event.pk])
    version = client.get(url).context["form"].initial["version"]
    client.post(url, {"decision": "refuse", "remark": WHY, "version": version})
    event = EventPage.objects.get(pk=event.pk)
    event.goal = "Heel anders."
    event.save_revision()
    carry_out()
    assert EventPage.objects.get(pk=event.pk).state == EventState.SUBMITTED
    assert Decision.objects.get().state == DecisionState.REFUSED


def test_meetings_wait_too(case, client, run_tasks):
    event = make_event(state=EventState.SUBMITTED, submitted_at=timezone.now())
    client.force_login(make_editor())
    url = reverse("event_review", args=[event.pk])
    client.post(url, {"decision": "refuse", "remark": WHY})
    assert EventPage.objects.get(pk=event.pk).state == EventState.SUBMITTED
    carry_out()
    assert EventPage.objects.get(pk=event.pk).state != EventState.SUBMITTED
    assert not Decision.objects.exists()

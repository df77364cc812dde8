"""A week of suggestions: at most five, never who may not be asked, never what was refused."""

import pytest
from django.utils import timezone

from accounts.choices import Delivery
from accounts.models import NoticeChoice, User
from alliantie import periodic
from alliantie.choices import Audience, Role
from alliantie.models import AuditEntry
from alliantie.periodic import queue_due
from alliantie.weekly_lines import lines_for
from cases.models import CasePage
from matchmaking.models import Match, Suggestion
from matchmaking.presenting import for_you
from matchmaking.services.choosing import later, not_this
from organisations.actors import actor_for
from organisations.choices import MembershipState
from organisations.models import Membership
from people.choices import Visibility
from people.models import Block, Person, RequestBudget
from tests.factories.accounts import make_editor
from tests.factories.cases import make_case
from tests.factories.matchmaking import (
    make_introduction,
    make_match,
    make_reason,
    make_suggestion,
    names_of,
    prepared,
)
from tests.factories.organisations import make_organisation
from tests.factories.people import make_person
from tests.newsletter.sent import send, weekly

pytestmark = pytest.mark.django_db


def with_matches(anna, case, names):
    """Let Anna match with these people, the first the best."""
    people = {name: make_person(name) for name in names}
    for rank, person in enumerate(people.values(), start=1):
        make_match(anna, person, case, rank=rank)
    return people


def test_five_a_week_the_same_however_often_it_runs(anna, case):
    with_matches(anna, case, [f"Persoon {letter}" for letter in "ABCDEFG"])
    assert prepared() == 5
    first = names_of(anna)
    assert first == [f"Persoon {letter}" for letter in "ABCDE"]
    assert prepared() == 0
    assert names_of(anna) == first
    assert {one.version for one in Suggestion.objects.all()} == {"1/1"}
    assert AuditEntry.objects.filter(action="suggestion.prepare").count() == 1


def test_one_of_the_five_is_from_across_the_line(anna, case):
    with_matches(anna, case, [f"Persoon {letter}" for letter in "ABCDE"])
    for rank, (name, is_shown) in enumerate({"Verborgen": False, "Overzij": True}.items(), 6):
        house = make_organisation(f"Bedrijf {name}", side="non_government")
        person = make_person(name, organisation=house)
        Membership.objects.filter(user=person.user).update(is_shown=is_shown)
        make_match(anna, person, case, rank=rank)
    Membership.objects.filter(user=anna.user).update(is_shown=True)
    prepared()
    assert names_of(anna) == [*(f"Persoon {letter}" for letter in "ABCD"), "Overzij"]


def test_nobody_who_may_not_be_asked_is_suggested(anna, case):
    today = timezone.localdate()
    people = with_matches(
        anna,
        case,
        ("Goed", "Blokkeert", "Geblokkeerd", "Vol", "Pauze", "Verborgen", "Geschorst", "Oud-lid",
         "Collega", "Stil", "Gevraagd", "Gemist"),
    )  # fmt: skip
    make_match(anna, anna, case, rank=50)
    Block.objects.create(blocker=people["Blokkeert"].user, blocked=anna.user)
    Block.objects.create(blocker=anna.user, blocked=people["Geblokkeerd"].user)
    month = today.replace(day=1)
    RequestBudget.objects.create(person=people["Vol"], month=month, taken=1, allowed=1)
    now = timezone.now()
    for name, fields in {
        "Pauze": {"paused_until": today},
        "Verborgen": {"hidden_at": now},
        "Stil": {"show_who": Visibility.NOBODY},
    }.items():
        Person.objects.filter(pk=people[name].pk).update(**fields)
    User.objects.filter(pk=people["Geschorst"].user_id).update(is_active=False)
    own = Membership.objects.filter(user=people["Oud-lid"].user)
    own.update(state=MembershipState.ENDED)
    Membership.objects.filter(user=people["Collega"].user).update(
        organisation=anna.user.memberships.get().organisation
    )
    # A reason that does not name the silent one: who may not be named is left out for that alone.
    silent = Match.objects.filter(target=f"people.person:{people['Stil'].pk}")
    silent.update(reasons=[make_reason(anna, case, case)])
    make_introduction(anna, people["Gevraagd"], case)
    Suggestion.objects.all().delete()
    missed = make_introduction(people["Gemist"], anna, case)
    type(missed).objects.filter(pk=missed.pk).update(state="declined")
    prepared()
    assert names_of(anna) == ["Goed"]


def test_not_this_never_comes_back_and_later_after_four_weeks(anna, case, time_machine):
    time_machine.move_to("2026-09-07 09:00:00+00:00")
    other_case = make_case("Iets anders")
    people = with_matches(anna, case, ("Nee", "Straks", "Open"))
    prepared()
    actor = actor_for(anna.user)
    rows = {one.other.name: one for one in Suggestion.objects.all()}
    assert not_this(suggestion=rows["Nee"], actor=actor, reason="Ken ik al")
    assert not not_this(suggestion=rows["Nee"], actor=actor)
    assert later(suggestion=rows["Straks"], actor=actor, today=timezone.localdate())
    assert not later(
        suggestion=rows["Open"], actor=actor_for(people["Nee"].user), today=timezone.localdate()
    )
    assert names_of(anna) == ["Open"]
    seen = []
    for week in range(1, 5):
        time_machine.move_to(
            f"2026-{'09' if week < 4 else '10'}-{[14, 21, 28, 5][week - 1]:02} 09:00+00:00"
        )
        prepared()
        seen.append(names_of(anna))
    assert seen == [["Open"], ["Open"], ["Open"], ["Straks", "Open"]]
    assert Suggestion.objects.filter(person=anna, state="shown", answered_at=None).count() == 2
    assert rows["Nee"].person.suggestions.get(state="not_this").not_this_because == "Ken ik al"
    # About something else the same person may come.
    make_match(anna, people["Nee"], other_case)
    time_machine.move_to("2026-10-12 09:00+00:00")
    prepared()
    assert "Nee" in names_of(anna)


def test_without_matches_or_profile_nothing_and_the_next_run_looks_again(
    anna, case, run_tasks, time_machine
):
    assert prepared() == 0
    with_matches(anna, case, ("Goed",))
    time_machine.move_to("2026-09-07 09:00:00+00:00")
    assert "prepare_suggestions" in queue_due()
    run_tasks()
    assert names_of(anna) == ["Goed"]
    jobs = {job.name for job in periodic.jobs()}
    assert {"prepare_suggestions", "see_to_introductions"} <= jobs


def test_one_person_gone_wrong_keeps_nobody_else_waiting(anna, case, monkeypatch):
    bert = make_person("Bert")
    make_match(bert, anna, case)
    with_matches(anna, case, ("Goed",))
    from matchmaking.services import suggesting

    real = suggesting.reader_for

    def broken(user):
        if user.pk == bert.user_id:
            raise ValueError
        return real(user)

    monkeypatch.setattr(suggesting, "reader_for", broken)
    prepared()
    assert (names_of(anna), names_of(bert)) == (["Goed"], [])


def test_the_weekly_mail_only_for_who_chose_it_and_only_what_may_be_seen_now(
    anna, run_tasks, mailoutbox, client, monkeypatch
):
    shown, hidden = make_case("Open besluiten"), make_case("Geheim geworden")
    silent = make_person("Stil geworden")
    for rank, (name, case) in enumerate({"Goed": shown, "Geheim": hidden}.items(), start=1):
        make_match(anna, make_person(name), case, rank=rank)
    make_match(anna, silent, shown, rank=3)
    assert prepared() == 3
    assert lines_for([anna.user_id]) == {}
    NoticeChoice.objects.create(user=anna.user, kind="for_you", delivery=Delivery.WEEKLY)
    assert len(lines_for([anna.user_id])[anna.user_id]) == 3
    # What goes wrong for one keeps the mail from nobody else.
    bert = make_person("Bert")
    make_suggestion(bert, anna, shown)
    NoticeChoice.objects.create(user=bert.user, kind="for_you", delivery=Delivery.WEEKLY)
    assert set(lines_for([anna.user_id, bert.user_id])) == {anna.user_id, bert.user_id}
    real = for_you.reader_for
    with monkeypatch.context() as patched:
        patched.setattr(
            for_you, "reader_for", lambda user: 1 / 0 if user.pk == bert.user_id else real(user)
        )
        assert set(lines_for([anna.user_id, bert.user_id])) == {anna.user_id}
    CasePage.objects.filter(pk=hidden.pk).update(audience=Audience.PRIVATE)
    Person.objects.filter(pk=silent.pk).update(show_who=Visibility.NOBODY)
    assert [one.title for one in lines_for([anna.user_id])[anna.user_id]] == ["Goed"]
    client.force_login(anna.user)
    page = client.get("/mijn/voor-jou/").content.decode()
    assert "Goed" in page
    assert not [one for one in ("Geheim", "Stil geworden") if one in page]
    send(run_tasks)
    body = weekly(mailoutbox, anna.user.email)[0].body
    assert "MENSEN VOOR JOU" in body
    assert "- Goed" in body
    assert "/mijn/voor-jou/" in body
    assert not [one for one in ("Geheim", "Stil geworden") if one in body]


def test_an_editor_gets_no_more_than_a_member(site_home):
    editor = make_editor("redactie@example.org", Role.EDITOR)
    Membership.objects.create(user=editor, organisation=make_organisation(), state="active")
    person = make_person("Redacteur", user=editor)
    make_match(person, make_person("Goed"), make_case("Open"))
    silent = make_person("Stil", show_who=Visibility.NOBODY)
    make_match(person, silent, make_case("Ook"), rank=2)
    private = make_case("Dicht", audience=Audience.PRIVATE)
    make_match(person, make_person("Prive"), private, rank=3)
    prepared()
    assert names_of(person) == ["Goed"]


def test_matches_that_name_no_person_or_oneself_are_left_out(anna, case):
    alone = make_person("Alleen")
    make_match(alone, alone, case)
    house = make_organisation("Huis")
    match = make_match(anna, make_person("Goed"), case)
    Match.objects.filter(pk=match.pk).update(target=f"organisations.organisation:{house.pk}")
    assert prepared() == 0

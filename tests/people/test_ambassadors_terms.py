from datetime import date, timedelta

import pytest
from django.utils import timezone

from alliantie.models import AuditEntry, OutgoingMail
from alliantie.visibility import VISITOR, Actor
from people.models import Ambassadorship, Conversation
from people.policies.ambassadors import Term, check_free, check_term, next_term
from people.policies.refusals import NotYoursError, PeopleRefusedError
from people.services.ambassadors import (
    Appointment,
    answer_renewal,
    appoint,
    ask_renewal,
    end_term,
    renew,
    step_down,
)
from people.services.suitable import next_suitable
from people.tasks.ambassadors import ask_renewals
from tests.factories.cases import make_theme
from tests.factories.organisations import make_member
from tests.factories.people import make_ambassador, make_expert, make_person

pytestmark = pytest.mark.django_db
EDITOR = Actor(user_id=None, roles=frozenset({"editor"}))
A_DAY = timedelta(days=1)


@pytest.fixture
def today():
    return timezone.localdate()


def appointed(person, theme, first: date, last: date, **more) -> Ambassadorship:
    appointment = Appointment(Term(first, last), [theme.pk], "utrecht", **more)
    return appoint(person=person, appointment=appointment, actor=EDITOR)


def shown(actor=VISITOR) -> set[str]:
    rows = Ambassadorship.objects.visible_to(actor)
    return set(rows.values_list("person__name", flat=True))


def test_editor_appoints_and_the_ambassador_is_told(today, run_tasks, mailoutbox):
    person, theme = make_person("Marit"), make_theme("Open boeken")
    row = appointed(person, theme, today, today + 100 * A_DAY, pledge="Ik bel terug.")
    assert (row.region, row.pledge, list(row.themes.all())) == ("utrecht", "Ik bel terug.", [theme])
    assert shown() == {"Marit"}
    assert AuditEntry.objects.filter(action="ambassador.appoint", object_id=row.pk).exists()
    run_tasks()
    [mail] = mailoutbox
    assert mail.to == [person.user.email]
    assert "Open boeken" in mail.body
    assert "Ik bel terug." in mail.body
    assert "/mijn/verzoeken/" in mail.body


def test_only_editors_appoint_renew_and_end(today):
    row = make_ambassador(make_theme())
    other = make_person()
    actor = Actor(user_id=row.person.user_id, is_member=True)
    appointment = Appointment(Term(today, today + A_DAY), [], "national")
    with pytest.raises(NotYoursError):
        appoint(person=other, appointment=appointment, actor=actor)
    with pytest.raises(NotYoursError):
        renew(row=row, actor=actor, today=today)
    with pytest.raises(NotYoursError):
        end_term(row=row, actor=actor, today=today)
    assert Ambassadorship.objects.count() == 1


def test_overlapping_terms_of_one_person_are_refused_with_a_sentence(today):
    theme, person = make_theme(), make_person()
    appointed(person, theme, today, today + 10 * A_DAY)
    with pytest.raises(PeopleRefusedError, match="al ambassadeur van"):
        appointed(person, theme, today + 10 * A_DAY, today + 20 * A_DAY)
    appointed(person, theme, today + 11 * A_DAY, today + 20 * A_DAY)
    appointed(make_person(), theme, today, today + 10 * A_DAY)
    assert Ambassadorship.objects.count() == 3


@pytest.mark.parametrize(
    ("first", "last", "fits"),
    [
        (1, 9, True),
        (1, 10, False),
        (20, 30, False),
        (21, 30, True),
        (12, 13, False),
        (1, 31, False),
    ],
)
def test_overlap_counts_the_last_day(first, last, fits):
    others = [Term(date(2026, 1, 10), date(2026, 1, 20))]
    asked = Term(date(2026, 1, first), date(2026, 1, last))
    if fits:
        check_free(asked, others)
    else:
        with pytest.raises(PeopleRefusedError):
            check_free(asked, others)


def test_a_term_that_stopped_early_makes_room():
    stopped = Term(date(2026, 1, 10), date(2026, 1, 20), ended_on=date(2026, 1, 15))
    check_free(Term(date(2026, 1, 15), date(2026, 1, 16)), [stopped])
    with pytest.raises(PeopleRefusedError):
        check_free(Term(date(2026, 1, 14), date(2026, 1, 16)), [stopped])


def test_terms_run_forward_in_this_century():
    with pytest.raises(PeopleRefusedError, match="laatste dag"):
        check_term(Term(date(2026, 1, 2), date(2026, 1, 1)))
    with pytest.raises(PeopleRefusedError, match="2000"):
        check_term(Term(date(1999, 1, 2), date(2026, 1, 1)))


def test_the_next_term_has_no_gap_and_lasts_a_year():
    term = Term(date(2025, 3, 1), date(2026, 2, 28))
    assert next_term(term, date(2026, 2, 1)) == Term(date(2026, 3, 1), date(2027, 2, 28))
    assert next_term(term, date(2026, 5, 1)) == Term(date(2026, 5, 1), date(2027, 4, 30))
    leap = next_term(Term(date(2027, 3, 1), date(2028, 2, 28)), date(2028, 2, 1))
    assert leap == Term(date(2028, 2, 29), date(2029, 2, 28))


def test_the_day_after_the_end_nobody_sees_the_term_any_more(today, time_machine):
    make_ambassador(make_theme(), "Marit", ends_on=today + A_DAY)
    assert shown() == {"Marit"}
    time_machine.move_to(timezone.now() + A_DAY)
    assert shown() == {"Marit"}
    time_machine.move_to(timezone.now() + A_DAY)
    assert shown() == set()


def test_a_term_that_ends_during_a_request_leaves_the_request(today):
    theme = make_theme()
    row = make_ambassador(theme)
    asked = Conversation.objects.create(
        asker=make_member().user, person=row.person, subject="Hoe begin ik?", theme=theme
    )
    end_term(row=row, actor=EDITOR, today=today)
    assert shown() == set()
    asked.refresh_from_db()
    assert (asked.state, asked.person) == ("open", row.person)
    owner = Actor(user_id=row.person.user_id, is_member=True)
    assert asked in Conversation.objects.visible_to(owner)


def test_ending_twice_is_ending_once(today):
    row = make_ambassador(make_theme())
    end_term(row=row, actor=EDITOR, today=today)
    end_term(row=row, actor=EDITOR, today=today + A_DAY)
    row.refresh_from_db()
    assert row.ended_on == today
    assert AuditEntry.objects.filter(action="ambassador.end").count() == 1


def test_an_ambassador_may_stop_but_nobody_else_for_them(today):
    row = make_ambassador(make_theme())
    with pytest.raises(NotYoursError):
        step_down(row=row, actor=Actor(user_id=make_member().user_id), today=today)
    step_down(row=row, actor=Actor(user_id=row.person.user_id), today=today)
    assert shown() == set()


def test_whether_to_go_on_is_asked_once_thirty_days_before_the_end(today, run_tasks, mailoutbox):
    theme = make_theme()
    soon = make_ambassador(theme, ends_on=today + 30 * A_DAY)
    make_ambassador(theme, ends_on=today + 31 * A_DAY)
    make_ambassador(theme, ends_on=today + 5 * A_DAY, ended_on=today)
    followed = make_ambassador(theme, ends_on=today + 5 * A_DAY)
    make_ambassador(
        theme,
        person=followed.person,
        starts_on=today + 6 * A_DAY,
        ends_on=today + 90 * A_DAY,
    )
    for _ in range(2):
        ask_renewals.call()
        run_tasks()
    assert [mail.to for mail in mailoutbox] == [[soon.person.user.email]]
    assert "Wil je verder?" in mailoutbox[0].body
    assert not ask_renewal(row=soon)


def test_the_wish_is_kept_and_an_editor_renews(today):
    row = make_ambassador(make_theme(), ends_on=today + 10 * A_DAY, region="bonaire")
    answer_renewal(row=row, wants=True, actor=Actor(user_id=row.person.user_id), today=today)
    row.refresh_from_db()
    assert row.wants_renewal is True
    made = renew(row=row, actor=EDITOR, today=today)
    assert (made.starts_on, made.region) == (row.ends_on + A_DAY, "bonaire")
    assert list(made.themes.all()) == list(row.themes.all())
    with pytest.raises(PeopleRefusedError):
        renew(row=row, actor=EDITOR, today=today)
    assert OutgoingMail.objects.filter(template="ambassador_renewed").count() == 1


def test_only_the_ambassador_answers_and_only_near_the_end(today):
    soon = make_ambassador(make_theme(), ends_on=today + 10 * A_DAY)
    with pytest.raises(NotYoursError):
        answer_renewal(
            row=soon, wants=True, actor=Actor(user_id=make_member().user_id), today=today
        )
    later = make_ambassador(make_theme(), ends_on=today + 100 * A_DAY)
    with pytest.raises(PeopleRefusedError):
        answer_renewal(
            row=later, wants=True, actor=Actor(user_id=later.person.user_id), today=today
        )
    assert not Ambassadorship.objects.exclude(wants_renewal=None).exists()


def test_a_stopped_term_is_not_renewed_and_does_not_count_as_suitable(today):
    theme = make_theme()
    row = make_ambassador(theme, person=make_person("Zonder kennis"))
    assert [one.name for one in next_suitable(theme_ids=[theme.pk], today=today)] == [
        "Zonder kennis"
    ]
    end_term(row=row, actor=EDITOR, today=today)
    row.refresh_from_db()
    with pytest.raises(PeopleRefusedError):
        renew(row=row, actor=EDITOR, today=today)
    assert next_suitable(theme_ids=[theme.pk], today=today) == []


@pytest.mark.parametrize("shows", ["members", "nobody"])
def test_a_name_that_is_not_for_everybody_is_in_no_public_list(shows, today):
    make_ambassador(make_theme(), person=make_expert(make_theme(), name="Stil", show_who=shows))
    assert shown() == set()
    assert shown(Actor(user_id=10**6, is_member=True)) == (
        {"Stil"} if shows == "members" else set()
    )
    assert shown(EDITOR) == {"Stil"}


def test_who_left_is_no_ambassador_even_for_editors(today):
    row = make_ambassador(make_theme(), "Weg")
    row.person.user.memberships.update(ended_on=today)
    assert shown() == shown(EDITOR) == set()

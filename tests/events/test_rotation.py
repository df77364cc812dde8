from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from events.policies.rotation import Candidate, advise, half_a_round, head_start

MEETINGS = 40


def hosts(number: int) -> list[Candidate]:
    return [Candidate(pk, f"Gemeente {pk:02}", size=(pk * 7) % 11) for pk in range(1, number + 1)]


def simulate(candidates, says_yes=lambda _pk, _number: True, meetings=MEETINGS):
    """Ask down the advice until somebody says yes; give who was host of each number."""
    now = {one.organisation_id: one for one in candidates}
    held = []
    for number in range(1, meetings + 1):
        declined = []
        while choice := advise(list(now.values()), number=number, declined=declined):
            asked = choice[0].candidate
            if says_yes(asked.organisation_id, number):
                now[asked.organisation_id] = replace(
                    asked, turns=asked.turns + 1, last_number=number
                )
                held.append(asked.organisation_id)
                break
            declined.append(asked.organisation_id)
            now[asked.organisation_id] = replace(asked, declined=asked.declined + 1)
    return held, now


@given(st.integers(min_value=2, max_value=15))
@settings(deadline=None, max_examples=14)
def test_turns_differ_by_at_most_one_over_forty_meetings(number):
    held, now = simulate(hosts(number))
    turns = [one.turns for one in now.values()]
    assert len(held) == MEETINGS
    assert max(turns) - min(turns) <= 1


@given(st.integers(min_value=2, max_value=15))
@settings(deadline=None, max_examples=14)
def test_nobody_is_host_twice_within_half_a_round(number):
    held, _now = simulate(hosts(number))
    for at, pk in enumerate(held):
        assert pk not in held[max(0, at - half_a_round(number) + 1) : at]


def test_it_is_the_same_every_time_and_in_any_order():
    candidates = hosts(9)
    assert simulate(candidates)[0] == simulate(list(reversed(candidates)))[0]


def test_who_says_no_is_asked_first_next_time_and_evens_out():
    held, now = simulate(hosts(6), says_yes=lambda pk, number: not (pk == 3 and number < 10))
    turns = [one.turns for one in now.values()]
    assert max(turns) - min(turns) <= 1
    assert 3 in held[9:12]


def test_nobody_who_said_no_is_asked_twice_for_one_number():
    first = advise(hosts(4), number=1)[0].candidate.organisation_id
    assert first not in {
        a.candidate.organisation_id for a in advise(hosts(4), number=1, declined=[first])
    }


def test_a_newcomer_does_not_have_to_catch_up():
    old = [replace(one, turns=5, last_number=number) for number, one in enumerate(hosts(4), 1)]
    new = Candidate(9, "Waterschap", size=3, head_start=head_start(one.turns for one in old))
    held, now = simulate([*old, new], meetings=10)
    assert held.count(9) <= 3
    assert now[9].turns >= 1


def test_the_advice_says_why():
    candidate = Candidate(1, "Gemeente", size=4, turns=2, last_number=3, declined=1)
    (advice,) = advise([candidate], number=9)
    assert advice.reasons == (
        "was 2 keer gastheer",
        "6 bijeenkomsten geleden",
        "zei 1 keer nee",
        "4 deelnemers",
    )

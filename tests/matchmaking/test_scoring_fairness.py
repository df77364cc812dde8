"""Attention is divided: a most, the other side, small ones; and rules of thumb beside it."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaking.scoring.fairness import crosses, fair, gini
from matchmaking.scoring.levels import fit
from matchmaking.scoring.scored import Scored
from matchmaking.scoring.subject import language_of, subject_of

SIDES = ("government", "non_government", "mixed", "")


def offers(*points: tuple[str, float]) -> list[Scored]:
    return [Scored(key, score) for key, score in points]


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(
        st.integers(0, 30).map("r{}".format),
        st.lists(st.integers(0, 12), unique=True, max_size=8),
        max_size=12,
    )
)
def test_nobody_gets_more_than_a_share(wanted: dict[str, list[int]]) -> None:
    """Whatever comes in, nothing is invented, doubled or given to one organisation too often."""
    suggestions = {
        receiver: offers(*((f"t{at}", 1 / (1 + at)) for at in found))
        for receiver, found in wanted.items()
    }
    owners = {f"t{at}": f"o{at % 5}" for at in range(13)}
    sides = {f"t{at}": SIDES[at % 4] for at in range(13)}
    own = dict.fromkeys(wanted, "government")
    settled: dict[str, Any] = {
        "organisation_of": owners,
        "side_of": sides,
        "own_side_of": own,
        "most_share": 0.2,
    }
    result = fair(suggestions, **settled)
    assert result == fair(dict(reversed(suggestions.items())), **settled)
    total = sum(map(len, result.values()))
    taken = Counter(owners[each.key] for found in result.values() for each in found)
    assert all(times <= max(1, int(0.2 * total)) for times in taken.values())
    for receiver, found in result.items():
        keys = [each.key for each in found]
        assert len(keys) == len(set(keys))
        assert set(keys) <= {each.key for each in suggestions[receiver]}
        across = {
            each.key for each in suggestions[receiver] if crosses("government", sides[each.key])
        }
        full = {key for key in across if taken[owners[key]] >= max(1, int(0.2 * total))}
        assert across.intersection(keys[:5]) or across == full


def test_one_of_the_first_five_stands_on_the_other_side() -> None:
    """The best from across is brought forward, and only when there is one."""
    found = offers(*((f"g{at}", 9 - at) for at in range(8)), ("outside", 0.5))
    sides = {each.key: "government" for each in found} | {"outside": "non_government"}
    settled: dict[str, Any] = {
        "organisation_of": {},
        "side_of": sides,
        "own_side_of": {"r": "government"},
    }
    result = fair({"r": found}, **settled)["r"]
    assert [each.key for each in result[:5]] == ["g0", "g1", "g2", "g3", "outside"]
    assert len(fair({"r": found[:8]}, **settled)["r"]) == 8
    assert crosses("mixed", "mixed")
    assert not crosses("", "government")


def test_small_ones_get_their_turn() -> None:
    """A little less suited but never shown goes before what everybody got already."""
    found = {f"r{at}": offers(("big", 1.0), ("small", 0.95)) for at in range(4)}
    owners = {"big": "big", "small": "small"}
    result = fair(
        found, organisation_of=owners, side_of={}, own_side_of={}, most_share=1.0, number=1
    )
    assert Counter(each.key for row in result.values() for each in row) == {"big": 2, "small": 2}


def test_gini_says_how_uneven_it_is() -> None:
    """All alike is nothing, one with everything nearly one."""
    assert gini([]) == gini([0, 0]) == 0
    assert gini([3, 3, 3]) == pytest.approx(0)
    assert gini([0, 0, 0, 8]) == pytest.approx(0.75)


def test_levels_fit_by_what_is_asked() -> None:
    """Explaining fits learning best; an unknown word fits nothing."""
    assert fit("can_explain", "wants_to_learn") == 1
    assert fit("can_do", "wants_to_learn") > fit("knows_someone", "wants_to_learn") > 0
    assert fit("wants_to_learn", "can_explain") == fit("", "can_do") == 0


def test_the_language_of_a_text_is_told_by_its_small_words() -> None:
    """Stems follow the language, and compounds are found by their parts."""
    assert language_of("Het maken van een plan voor de wijk") == "nl"
    assert language_of("The making of a plan for the town") == "en"
    assert language_of("") == "nl"
    assert "vergun" in "".join(subject_of("k", "Parkeervergunningen").terms)
    english = subject_of("k", "The meetings of the councils", "They met for the budgets")
    assert english.title == ("meet", "council")
    assert {"meet", "council", "budget"} <= set(english.terms)

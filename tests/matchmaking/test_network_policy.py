from matchmaking.choices import LinkRole
from matchmaking.policies.network import (
    COLUMNS,
    MOST_INITIATIVES,
    MOST_LINES_EACH,
    MOST_ORGANISATIONS,
    MOST_THEMES,
    Tie,
    for_picture,
    in_order,
    spread_out,
    worked_on,
)


def busy(organisations=40, themes=20):
    """Every organisation has two cases of its own, and one together with the next."""
    for n in range(organisations):
        for case, theme in ((f"c{n}a", n), (f"c{n}b", n + 1), (f"s{n}", n + 2)):
            yield Tie(f"o{n:02}", case, LinkRole.OWN)
            yield Tie(case, f"t{theme % themes:02}", LinkRole.ABOUT)
        yield Tie(f"o{(n + 1) % organisations:02}", f"s{n}", LinkRole.PARTNER)


def test_what_an_organisation_did_shows_on_what_it_works():
    ties = [Tie("o", "c1", "own"), Tie("o", "c2", "applied", "r"), Tie("c1", "t", "about")]
    works = worked_on([*ties, Tie("c2", "t", "about"), Tie("c3", "u", "about")])
    assert works == [Tie("o", "t", "works_on", "c1", 2)]


def test_a_picture_holds_no_more_than_can_be_read():
    ties = list(busy())
    drawn = for_picture([*ties, *worked_on(ties)])
    keys = {key for tie in drawn for key in (tie.one, tie.other)}
    count = {kind: sum(key.startswith(kind) for key in keys) for kind in "otcs"}
    assert 0 < count["t"] <= MOST_THEMES
    assert 0 < count["o"] <= MOST_ORGANISATIONS
    assert 0 < count["c"] + count["s"] <= MOST_INITIATIVES
    works = [tie.one for tie in drawn if tie.role == LinkRole.WORKS_ON]
    assert max(works.count(one) for one in works) <= MOST_LINES_EACH
    assert drawn == for_picture([*ties, *worked_on(ties)])


def test_no_two_things_stand_in_one_place():
    crowded = {f"k{n:02}": (0.5, 0.5) for n in range(40)}
    given = spread_out(crowded)
    assert len(set(given.values())) == 40
    assert max(x for x, _y in given.values()) <= COLUMNS - 0.5
    apart = [
        abs(a[0] - b[0]) for a in given.values() for b in given.values() if a != b and a[1] == b[1]
    ]
    assert min(apart) >= 1
    assert spread_out({}) == {}


def test_who_is_tied_to_the_first_stands_first():
    ties = [Tie("a", "x", "own"), Tie("b", "y", "own"), Tie("c", "x", "own")]
    assert in_order(["a", "b", "c", "d"], ["y", "x"], ties) == ["b", "a", "c", "d"]

"""What is hidden cannot be worked out by who knows the rules and all that is shown."""

from itertools import product

from alliantie.numbers import hiding
from alliantie.numbers.hiding import Whole, hide

GROUPS = {"a": "x", "b": "x", "c": "y", "d": "z"}


def worked_out(parts: str, most: int, judged: int, group_of=None, rule=None) -> list[Whole]:
    """Give what is shown of small worlds in which something hidden can have one value only.

    Every world up to `most` is looked at, those up to `judged` are judged; a reader must reckon with the others.
    """
    worlds: dict[str, tuple[Whole, list[dict[str, int]]]] = {}
    for numbers in product(range(most + 1), repeat=len(parts)):
        world = dict(zip(parts, numbers, strict=True))
        shown = (rule or hide)(world, group_of=group_of)
        worlds.setdefault(repr(shown), (shown, []))[1].append(world)
    return [
        shown
        for shown, could_be in worlds.values()
        if any(max(world.values()) <= judged for world in could_be)
        and any(len(values) == 1 for values in hidden_values(shown, could_be, group_of or {}))
    ]


def hidden_values(shown: Whole, could_be, group_of) -> list[set[int]]:
    """Give for each thing that is hidden all it can be."""
    names = [[name] for name, number in shown.parts.items() if number is None]
    for group, number in shown.groups.items():
        if number is None:
            names.append([name for name in shown.parts if group_of[name] == group])
    if shown.total is None:
        names.append(list(shown.parts))
    return [{sum(world[name] for name in some) for world in could_be} for some in names]


def careless(parts, *, group_of=None) -> Whole:
    shown = {name: None if 0 < n < hiding.LEAST else n for name, n in parts.items()}
    return Whole(sum(parts.values()), shown, {})


def test_nothing_hidden_can_be_worked_out():
    assert worked_out("abc", 12, 6) == []
    assert worked_out("abcd", 9, 4, GROUPS) == []


def test_a_careless_rule_would_be_seen():
    assert worked_out("abc", 6, 6, rule=careless)


def test_what_is_shown():
    assert hide({"a": 7, "b": 5}) == Whole(12, {"a": 7, "b": 5}, {})
    assert hide({"a": 3, "b": 0}) == Whole(None, {"a": None, "b": 0}, {})
    assert hide({"a": 30, "b": 9, "c": 2}) == Whole(41, {"a": 30, "b": None, "c": None}, {})
    assert hide({"a": 30, "b": 9, "c": 9, "d": 2}).parts == {
        "a": 30,
        "b": None,
        "c": None,
        "d": None,
    }
    assert hide({"a": 4}) == Whole(None, {"a": None}, {})
    assert hide({}) == Whole(0, {}, {})
    nested = hide({"a": 20, "b": 2, "c": 15, "d": 3}, group_of=GROUPS)
    assert nested.total == 40
    assert nested.groups == {"x": 22, "y": None, "z": None}
    assert nested.parts == {"a": None, "b": None, "c": None, "d": None}


def test_no_small_number_is_ever_shown():
    for numbers in product(range(8), repeat=4):
        shown = hide(dict(zip("abcd", numbers, strict=True)), group_of=GROUPS)
        said = [*shown.parts.values(), *shown.groups.values(), shown.total]
        assert not [n for n in said if n is not None and 0 < n < 5], numbers

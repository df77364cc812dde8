"""Completeness suggests, it never forbids."""

from cases.policies.completeness import PARTS, completeness


def test_nothing_filled_is_nothing():
    found = completeness(())
    assert found.percentage == 0
    assert len(found.missing) == len(PARTS)


def test_everything_filled_is_complete():
    found = completeness(PARTS)
    assert found.percentage == 100
    assert found.is_complete


def test_four_fields_are_a_good_start_and_what_went_wrong_is_asked_first():
    found = completeness({"title", "summary", "approach", "themes", "no such part"})
    assert 30 < found.percentage < 50
    assert found.missing[0].name == "went_wrong"

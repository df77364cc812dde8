"""Nothing that hangs on what can be merged is forgotten: each foreign key moves or is said to stay."""

from alliantie.merging.registry import keys_to, kinds, relations


def test_every_key_to_what_can_be_merged_moves_or_is_said_to_stay():
    assert {kind.kind for kind in kinds()} >= {
        "organisatie",
        "thema",
        "onderwerp",
        "praktijkvoorbeeld",
    }
    for kind in kinds():
        said = {one.path for one in relations(kind)}
        assert said == set(keys_to(kind.model)), kind.kind

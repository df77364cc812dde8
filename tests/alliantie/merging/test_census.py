"""Nothing that hangs on what can be merged is forgotten: each foreign key moves or is said to stay."""

from alliantie.merging.keys import keys_to
from alliantie.merging.registry import kinds, related, relations
from people.models import Person
from people.services.merging_accounts import PROFILE


def test_every_key_to_what_can_be_merged_moves_or_is_said_to_stay():
    assert {kind.kind for kind in kinds()} >= {
        "organisatie",
        "thema",
        "onderwerp",
        "praktijkvoorbeeld",
        "account",
    }
    for kind in kinds():
        said = {one.path for one in relations(kind)}
        assert said == set(keys_to(kind.model)), kind.kind


def test_every_key_to_a_profile_goes_along_with_an_account_or_is_said_to_stay():
    assert {one.path for one in related(PROFILE)} == set(keys_to(Person))

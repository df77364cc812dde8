"""Who may add to the second factor without the password again: plain rules, no database."""

from datetime import UTC, datetime, timedelta

from accounts.policies.second_factor import Proofs, may_read_fresh_codes, may_set_first_factor

NOW, HOLDS = datetime(2026, 11, 29, 12, tzinfo=UTC), timedelta(minutes=5)
JUST, LONG_AGO = NOW - timedelta(minutes=1), NOW - timedelta(hours=1)


def test_only_a_first_factor_is_set_just_after_the_password():
    told = {"factor_at": None, "codes_made_at": None}
    allowed = {
        (password_at, has_factor): may_set_first_factor(
            Proofs(password_at=password_at, has_factor=has_factor, **told), now=NOW, holds=HOLDS
        )
        for password_at in (None, LONG_AGO, JUST)
        for has_factor in (False, True)
    }
    assert [case for case, may in allowed.items() if may] == [(JUST, False)]


def test_only_codes_that_came_with_the_factor_of_this_session_are_read():
    def may(password_at, factor_at, codes_made_at):
        proofs = Proofs(password_at, factor_at, has_factor=True, codes_made_at=codes_made_at)
        return may_read_fresh_codes(proofs, now=NOW, holds=HOLDS)

    assert may(LONG_AGO, JUST, JUST)
    assert not may(LONG_AGO, None, JUST)
    assert not may(LONG_AGO, LONG_AGO, JUST)
    assert not may(JUST, JUST, LONG_AGO)
    assert not may(None, JUST, JUST)

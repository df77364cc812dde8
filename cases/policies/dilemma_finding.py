"""Whether search engines of others may show a dilemma."""

from cases.choices import DilemmaState, Readers


def may_be_found(*, readers: str, state: str, may_be_indexed: bool) -> bool:
    """Say whether others may index it: only what everybody may read, and not before it is closed.

    The asker may allow it earlier.
    """
    if readers != Readers.EVERYONE:
        return False
    return may_be_indexed or state == DilemmaState.CLOSED

"""How well an offer suits a need: who can explain helps who wants to learn."""

from types import MappingProxyType

CAN_DO, CAN_EXPLAIN, KNOWS_SOMEONE, WANTS_TO_LEARN = (
    "can_do",
    "can_explain",
    "knows_someone",
    "wants_to_learn",
)
# Asked by somebody who did not say what kind of help.
ANYTHING = ""

# Rows: what is offered; columns: what is asked. Who wants to learn may look for company, not for help.
_FITS = MappingProxyType(
    {
        (CAN_EXPLAIN, WANTS_TO_LEARN): 1.0,
        (CAN_DO, WANTS_TO_LEARN): 0.7,
        (KNOWS_SOMEONE, WANTS_TO_LEARN): 0.5,
        (WANTS_TO_LEARN, WANTS_TO_LEARN): 0.3,
        (CAN_DO, CAN_DO): 1.0,
        (CAN_EXPLAIN, CAN_DO): 0.8,
        (KNOWS_SOMEONE, CAN_DO): 0.5,
        (CAN_EXPLAIN, CAN_EXPLAIN): 1.0,
        (CAN_DO, CAN_EXPLAIN): 0.7,
        (KNOWS_SOMEONE, CAN_EXPLAIN): 0.5,
        (KNOWS_SOMEONE, KNOWS_SOMEONE): 1.0,
        (CAN_EXPLAIN, KNOWS_SOMEONE): 0.8,
        (CAN_DO, KNOWS_SOMEONE): 0.8,
        (CAN_EXPLAIN, ANYTHING): 1.0,
        (CAN_DO, ANYTHING): 0.8,
        (KNOWS_SOMEONE, ANYTHING): 0.5,
    }
)


def fit(offered: str, asked: str) -> float:
    """Say from 0 to 1 how well what one offers suits what another asks; unknown words do not."""
    return _FITS.get((offered, asked), 0.0)

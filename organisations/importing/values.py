"""Which fields of an organisation a register owns."""

from typing import Any

from organisations.policies import side_of

from .rows import RegisterRow

FIELDS = (
    "name",
    "kind",
    "side",
    "region",
    "tooi_code",
    "latitude",
    "longitude",
    "register_source",
    "abbreviation",
    "place",
    "website",
)


def values_of(row: RegisterRow) -> dict[str, Any]:
    """Give what the register says, in the fields of an organisation."""
    return {
        "name": row.name,
        "kind": str(row.kind),
        "side": str(side_of(row.kind)),
        "region": str(row.region),
        "tooi_code": row.tooi_code,
        "latitude": row.latitude,
        "longitude": row.longitude,
        "register_source": row.source,
        "abbreviation": row.abbreviation,
        "place": row.place,
        "website": row.website,
    }

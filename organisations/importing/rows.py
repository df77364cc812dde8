"""One row of a register, in our own words."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit
from zlib import crc32

from django.utils.translation import gettext as _

from organisations.choices import OrganisationKind, Region
from organisations.naming import clean_name, name_key
from organisations.policies import OrganisationRefusedError, check_name

KINDS = {
    "gemeente": OrganisationKind.MUNICIPALITY,
    "provincie": OrganisationKind.PROVINCE,
    "waterschap": OrganisationKind.WATER_BOARD,
    "ministerie": OrganisationKind.MINISTRY,
    "rijksorganisatie": OrganisationKind.EXECUTIVE_AGENCY,
    "uitvoeringsorganisatie": OrganisationKind.EXECUTIVE_AGENCY,
    "zelfstandig bestuursorgaan": OrganisationKind.EXECUTIVE_AGENCY,
    "gemeenschappelijke regeling": OrganisationKind.JOINT_ARRANGEMENT,
    "veiligheidsregio": OrganisationKind.SAFETY_REGION,
    "omgevingsdienst": OrganisationKind.ENVIRONMENT_SERVICE,
    "openbaar lichaam": OrganisationKind.OTHER_PUBLIC_BODY,
    "overig": OrganisationKind.OTHER_PUBLIC_BODY,
    "maatschappelijke organisatie": OrganisationKind.NGO,
    "kennisinstelling": OrganisationKind.ACADEMIA,
    "media": OrganisationKind.MEDIA,
    "bedrijf": OrganisationKind.COMPANY,
    "bewonersinitiatief": OrganisationKind.RESIDENTS_INITIATIVE,
    "internationaal": OrganisationKind.INTERNATIONAL,
}
NATIONAL_KINDS = {"ministerie", "rijksorganisatie", "zelfstandig bestuursorgaan"}
REGIONS = {name_key(str(region.label)): region for region in Region}
# Numbers of the government's own list of organisations (TOOI).
OFFICIAL_ID = re.compile(r"^(?:gm|pv|ws|mnre|oorg|zb|so)\d+$")
MINISTRY = "Ministerie van "
LONGEST_ID, LONGEST_SOURCE = 64, 64
FOUND_ELSEWHERE = 2
# The Kingdom, the Caribbean part included.
LATITUDES, LONGITUDES = (11.0, 54.0), (-71.0, 8.0)


class RowRefusedError(OrganisationRefusedError):
    """One row cannot stand; the sentence names row and column."""

    def __init__(self, number: int, column: str, why: str) -> None:
        self.number, self.column, self.why = number, column, why
        super().__init__(
            _("Rij %(row)d, kolom %(column)s: %(why)s")
            % {"row": number, "column": column, "why": why}
        )


@dataclass(frozen=True)
class RegisterRow:
    """What the register owns of one organisation."""

    number: int
    register_id: str
    name: str
    kind: str
    region: str
    tooi_code: str
    latitude: float | None
    longitude: float | None
    source: str
    safety_region: str
    abbreviation: str = ""
    place: str = ""
    website: str = ""
    other_names: tuple[str, ...] = ()

    @property
    def rank(self) -> int:
        """Say how official the number is: 0 in the government's list, then ours, then found elsewhere."""
        if OFFICIAL_ID.match(self.register_id):
            return 0
        return FOUND_ELSEWHERE if self.register_id.startswith("alg-") else 1


def parse(number: int, fields: dict[str, str]) -> RegisterRow:
    """Read one row."""
    cells = {name: (value or "").strip() for name, value in fields.items()}
    word = cells["soort"].lower()
    if word not in KINDS:
        raise RowRefusedError(
            number, "soort", _("“%(word)s” kennen we niet.") % {"word": cells["soort"][:40]}
        )
    register_id = _short(cells["org_id"])
    if not register_id:
        raise RowRefusedError(number, "org_id", _("er staat geen nummer."))
    name = _name(number, cells["naam"])
    shown = name
    if word == "ministerie" and not name.startswith(MINISTRY):
        shown = f"{MINISTRY}{name}"
    return RegisterRow(
        number=number,
        register_id=register_id,
        name=shown,
        kind=KINDS[word],
        region=_region(number, cells["provincie"], word, name),
        tooi_code=register_id if OFFICIAL_ID.match(register_id) else "",
        latitude=_degrees(number, "lat", cells["lat"], LATITUDES),
        longitude=_degrees(number, "lon", cells["lon"], LONGITUDES),
        source=_source(cells["bron"]),
        safety_region=cells["veiligheidsregio"],
        abbreviation=clean_name(cells.get("afkorting", ""))[:40],
        place=clean_name(cells.get("plaats", ""))[:80],
        website=_website(number, cells.get("website", "")),
        other_names=_others(cells.get("aliassen", ""), name, shown),
    )


def _source(text: str) -> str:
    """Keep the name of the register, not the path of its file."""
    return (text.partition(" ")[0] if "/" in text else text)[:LONGEST_SOURCE]


def _short(register_id: str) -> str:
    """Keep a number within its column; what is cut off still tells two apart."""
    if len(register_id) <= LONGEST_ID:
        return register_id
    rest = f"{crc32(register_id.encode()):08x}"
    return f"{register_id[: LONGEST_ID - len(rest) - 1]}-{rest}"


def _name(number: int, text: str) -> str:
    try:
        check_name(text)
    except OrganisationRefusedError as error:
        raise RowRefusedError(number, "naam", error.sentence) from error
    return clean_name(text)


def _others(text: str, name: str, shown: str) -> tuple[str, ...]:
    listed = [clean_name(part) for part in text.split("|")]
    return tuple(other for other in [name, *listed] if other and other != shown)


def _region(number: int, text: str, word: str, name: str) -> str:
    if text:
        found = REGIONS.get(name_key(text))
        if found is None:
            raise RowRefusedError(
                number, "provincie", _("“%(word)s” kennen we niet.") % {"word": text[:40]}
            )
        return found
    if word == "provincie":
        return REGIONS.get(name_key(name.removeprefix("Provincie ")), "")
    return Region.NATIONAL if word in NATIONAL_KINDS else ""


def _degrees(number: int, column: str, text: str, between: tuple[float, float]) -> float | None:
    if not text:
        return None
    try:
        degrees = float(text)
    except ValueError:
        degrees = float("nan")
    if not between[0] <= degrees <= between[1]:
        raise RowRefusedError(
            number, column, _("“%(text)s” ligt niet in het Koninkrijk.") % {"text": text[:20]}
        )
    return degrees


def _website(number: int, text: str) -> str:
    if text and urlsplit(text).scheme not in {"http", "https"}:
        raise RowRefusedError(
            number, "website", _("“%(text)s” is geen webadres.") % {"text": text[:60]}
        )
    return text

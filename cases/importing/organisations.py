"""Which organisation a row names, in our spelling."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from organisations.policies import OrganisationRefusedError, check_name

from .cleaning import clean_line
from .mapping import OrganisationRule, Rename, Row, holds


@dataclass(frozen=True)
class OrganisationWanted:
    """A name to look up, and the kind it gets when nobody knows it."""

    name: str
    kind: str


def organisation_wanted(
    row: Row, rule: OrganisationRule, notes: list[str]
) -> OrganisationWanted | None:
    """Give the organisation of a row; none is a gap, not an error."""
    name = clean_line(row.get(rule.column, "")) or rule.fallback
    if not name:
        if rule.column:
            notes.append(_("%(column)s: leeg") % {"column": rule.column})
        return None
    name = _in_our_spelling(name, row, rule)
    if not name:
        return None  # the mapping says that this is nobody in particular
    try:
        check_name(name)
    except OrganisationRefusedError:
        notes.append(_("%(column)s: te lang of te kort voor een naam") % {"column": rule.column})
        return None
    kind = rule.kinds.get(clean_line(row.get(rule.kind_column, "")), rule.kind)
    return OrganisationWanted(name, kind)


def _in_our_spelling(name: str, row: Row, rule: OrganisationRule) -> str:
    for rename in rule.renames:
        if holds(rename.when, row):
            name = _renamed(name, rename)
    country = clean_line(row.get(rule.suffix_column, ""))
    is_told = country in rule.home or country.casefold() in name.casefold()
    return f"{name}, {country}" if name and country and not is_told else name


def _renamed(name: str, rename: Rename) -> str:
    if name in rename.names:
        return rename.names[name]
    for pattern, replacement in rename.patterns:
        changed = pattern.sub(replacement, name, count=1)
        if changed != name:
            return rename.names.get(changed, changed)
    return name

"""One choice for all notices, and what it means for each kind."""

from collections.abc import Mapping

from people.choices import NoticePlan

WEEKLY = "weekly"


def plan_of(chosen: Mapping[str, str], standards: Mapping[str, str]) -> NoticePlan:
    """Say which plan somebody is on, from what they chose kind by kind."""
    holds = {kind: chosen.get(kind, standard) for kind, standard in standards.items()}
    if holds == dict(standards):
        return NoticePlan.STANDARD
    if set(holds.values()) == {WEEKLY}:
        return NoticePlan.WEEKLY
    return NoticePlan.OWN


def differing(plan: str, matrix: Mapping[str, str], standards: Mapping[str, str]) -> dict[str, str]:
    """Give what differs from the standard, kind by kind; only that is kept."""
    if plan == NoticePlan.STANDARD:
        return {}
    wished = dict.fromkeys(standards, WEEKLY) if plan == NoticePlan.WEEKLY else matrix
    return {kind: way for kind, way in wished.items() if way != standards[kind]}

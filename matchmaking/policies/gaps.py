"""What is missing: themes nobody works on, and questions nobody near can answer; plain Python."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unmet:
    """An organisation asks for a theme; `elsewhere` says whether anybody offers it at all."""

    organisation: str
    theme: str
    elsewhere: bool


def unmet(
    asked: Iterable[tuple[str, str]],
    offered: Iterable[tuple[str, str]],
    regions: Mapping[str, str],
) -> list[Unmet]:
    """Give what organisations ask that no other organisation in their region offers or knows."""
    near: dict[tuple[str, str], set[str]] = defaultdict(set)
    anywhere: dict[str, set[str]] = defaultdict(set)
    for organisation, theme in offered:
        anywhere[theme].add(organisation)
        near[theme, regions.get(organisation, "")].add(organisation)
    found = []
    for organisation, theme in dict.fromkeys(asked):
        region = regions.get(organisation, "")
        if not (region and near[theme, region] - {organisation}):
            found.append(Unmet(organisation, theme, bool(anywhere[theme] - {organisation})))
    return found

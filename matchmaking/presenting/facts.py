"""The facts behind reasons as somebody may see them now; a fixed number of queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from alliantie.visibility import Actor
from cases.choices import Phase
from cases.models import CasePage, Reuse
from matchmaking.choices import MatchKind, ReasonKind
from matchmaking.facts.people import CASE, PERSON, deeds
from matchmaking.models import Match
from matchmaking.policies.reasons import facts_of
from people.choices import Direction, Level
from people.models import Expertise, Offer, Person
from people.querysets.people import seen_by
from search.gate import Named, visible_names

Stored = Mapping[str, str]
REUSE, OFFER = "cases.reuse", "people.offer:"
TELLS_KNOWLEDGE = frozenset({ReasonKind.KNOWS, ReasonKind.OFFER})


@dataclass(frozen=True)
class Facts:
    """Names by key, as far as this reader may see them; what is missing may not be told."""

    names: Mapping[str, Named] = field(default_factory=dict)
    # The level of what people may be asked about, by the keys of person and theme.
    levels: Mapping[tuple[str, str], str] = field(default_factory=dict)
    reuses: Mapping[str, Reuse] = field(default_factory=dict)
    # Who stands behind what, by the keys of person and thing, and what one can join, as it is now.
    deeds: frozenset[tuple[str, str]] = frozenset()
    joinable: frozenset[str] = frozenset()
    # Which offers ask for something, by key; those that are not there are gone or not of this theme.
    asks: Mapping[tuple[str, str], bool] = field(default_factory=dict)

    def needs(self, key: str, theme: str) -> bool | None:
        """Say whether somebody, or what they placed, asks (or else offers) something on a theme."""
        if (key, theme) in self.levels:
            return self.levels[key, theme] == Level.WANTS_TO_LEARN
        return self.asks.get((key, theme))

    def title(self, key: str) -> str:
        """Give what a thing is called; nothing when it may not be seen."""
        return self.names[key].title if key in self.names else ""

    def url(self, key: str) -> str:
        """Give where it stands."""
        return self.names[key].url if key in self.names else ""


def read_facts(matches: Iterable[Match], actor: Actor) -> Facts:
    """Ask for what these matches name: a query for all names, one or two for each sort of fact behind them."""
    rows = list(matches)
    reasons = [reason for match in rows for reason in match.reasons]
    keys = facts_of(reasons) | {match.target for match in rows} | {match.about for match in rows}
    keys |= {reason["about"] for reason in reasons} | {match.owner for match in rows}
    return Facts(
        names=visible_names(actor, sorted(key for key in keys if ":" in key)),
        levels=_levels(reasons, actor),
        reuses=_reuses(reasons, actor),
        deeds=_deeds(rows, reasons),
        joinable=_joinable(reasons),
        asks=_asks(reasons),
    )


def _asks(reasons: Iterable[Stored]) -> dict[tuple[str, str], bool]:
    offers = (
        key
        for one in reasons
        if one["kind"] == ReasonKind.OFFER
        for key in (one["here"], one["there"])
        if key.startswith(OFFER)
    )
    pks = {key.removeprefix(OFFER) for key in offers}
    rows = Offer.objects.filter(pk__in=pks).values_list("pk", "theme", "direction") if pks else ()
    return {
        (f"{OFFER}{pk}", f"themes.theme:{theme}"): direction == Direction.NEED
        for pk, theme, direction in rows
    }


def _levels(reasons: Iterable[Mapping[str, str]], actor: Actor) -> dict[tuple[str, str], str]:
    prefix = Person._meta.label_lower
    keys = [
        key
        for one in reasons
        if one["kind"] in TELLS_KNOWLEDGE
        for key in (one["here"], one["there"])
    ]
    pks = {key.partition(":")[2] for key in keys if key.startswith(f"{prefix}:")}
    if not pks:
        return {}
    told = Person.objects.filter(seen_by(actor, "show_knowledge"), pk__in=pks)
    rows = Expertise.objects.filter(person__in=told).values_list("person", "theme", "level")
    return {(f"{prefix}:{one}", f"themes.theme:{theme}"): level for one, theme, level in rows}


def _reuses(reasons: Iterable[Mapping[str, str]], actor: Actor) -> dict[str, Reuse]:
    keys = {one["about"] for one in reasons if one["kind"] == ReasonKind.APPLIED}
    if not keys:
        return {}
    pks = [key.partition(":")[2] for key in keys]
    rows = Reuse.objects.shown().visible_to(actor).filter(pk__in=pks)
    return {f"{REUSE}:{reuse.pk}": reuse for reuse in rows}


def _deeds(matches: Iterable[Match], reasons: Iterable[Stored]) -> frozenset[tuple[str, str]]:
    """Read anew what these people stand behind: a name may have been taken off since."""
    people = {
        one[side]
        for one in reasons
        if one["kind"] == ReasonKind.DID
        for side in ("here", "there")
        if one[side].startswith(PERSON)
    }
    for match in matches:
        if match.kind == MatchKind.DID_BEFORE:
            people |= {match.source, match.target}
    return frozenset((deed.person, deed.thing) for deed in deeds(people)) if people else frozenset()


def _joinable(reasons: Iterable[Stored]) -> frozenset[str]:
    keys = {one["there"] for one in reasons if one["kind"] == ReasonKind.JOINABLE}
    if not keys:
        return frozenset()
    pks = [key.partition(":")[2] for key in keys]
    rows = CasePage.objects.filter(pk__in=pks, phase=Phase.LOOKING).values_list("pk", flat=True)
    return frozenset(f"{CASE}:{pk}" for pk in rows)

"""The facts behind reasons as somebody may see them now; a fixed number of queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from alliantie.visibility import Actor
from cases.models import Reuse
from matchmaking.choices import ReasonKind
from matchmaking.models import Match
from matchmaking.policies.reasons import facts_of
from people.models import Expertise, Person
from people.querysets.people import seen_by
from search.gate import Named, visible_names

REUSE = "cases.reuse"
TELLS_KNOWLEDGE = frozenset({ReasonKind.KNOWS, ReasonKind.OFFER})


@dataclass(frozen=True)
class Facts:
    """Names by key, as far as this reader may see them; what is missing may not be told."""

    names: Mapping[str, Named] = field(default_factory=dict)
    # The level of what people may be asked about, by the keys of person and theme.
    levels: Mapping[tuple[str, str], str] = field(default_factory=dict)
    reuses: Mapping[str, Reuse] = field(default_factory=dict)

    def title(self, key: str) -> str:
        """Give what a thing is called; nothing when it may not be seen."""
        return self.names[key].title if key in self.names else ""

    def url(self, key: str) -> str:
        """Give where it stands."""
        return self.names[key].url if key in self.names else ""


def read_facts(matches: Iterable[Match], actor: Actor) -> Facts:
    """Ask for everything these matches name: one query for all names, and two for what hangs on them."""
    rows = list(matches)
    reasons = [reason for match in rows for reason in match.reasons]
    keys = facts_of(reasons) | {match.target for match in rows} | {match.about for match in rows}
    keys |= {reason["about"] for reason in reasons} | {match.owner for match in rows}
    return Facts(
        names=visible_names(actor, sorted(key for key in keys if ":" in key)),
        levels=_levels(reasons, actor),
        reuses=_reuses(reasons, actor),
    )


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

"""Organisations and what others did that resembles their work."""

from collections.abc import Collection, Iterator

from matchmaking.choices import MatchKind, ReasonKind
from matchmaking.facts.links import Role
from matchmaking.facts.sheet import Sheet
from matchmaking.facts.site import Site
from matchmaking.policies.reasons import Reason

from .base import Pairing

# So many of its own initiatives are looked at for what they share with another.
LOOKED_AT = 12


class ForOrganisations(Pairing):
    """What elsewhere resembles the work of an organisation."""

    kind = MatchKind.ORGANISATION_INITIATIVE

    source_kinds = ("organisation",)
    item_kinds = ("organisation",)
    target_kinds = ("case",)

    def tied(self, key: str) -> Collection[str]:
        """Give the use cases of an organisation, or the organisations of a use case."""
        return tied(self.site, key)

    def without(self, source: str) -> Collection[str]:
        """Leave out what it did itself, took part in or applied."""
        return {tie.initiative for tie in self.site.did.get(source, ())}

    def reasons(self, source: Sheet, target: Sheet) -> Iterator[Reason]:
        """Yield what both work on, who else applied it, and who is near."""
        own = [tie.initiative for tie in self.site.did.get(source.key, ())[:LOOKED_AT]]
        yield from self.alike([*own, source.key], target)
        for tie in self.site.done_by.get(target.key, ()):
            if tie.role == Role.APPLIED and tie.organisation != source.key:
                yield Reason(ReasonKind.APPLIED, tie.organisation, target.key, tie.about)
        if target.key in self.site.joinable:
            yield Reason(ReasonKind.JOINABLE, source.key, target.key)
        yield from self.near(source, target)


class WhoKnows(Pairing):
    """Organisations that did something like a meeting, dilemma, question or use case is about."""

    kind = MatchKind.INITIATIVE_ORGANISATION

    source_kinds = ("event", "dilemma", "question")
    item_kinds = ("case", "event")
    target_kinds = ("organisation",)

    def tied(self, key: str) -> Collection[str]:
        """Give the organisations of an initiative, or the initiatives of an organisation."""
        return tied(self.site, key)

    def without(self, source: str) -> Collection[str]:
        """Leave out whose it is."""
        return set(self.site.sheets[source].organisations)

    def owner(self, target: str) -> str:
        """Give the organisation itself."""
        return target

    def reasons(self, source: Sheet, target: Sheet) -> Iterator[Reason]:
        """Yield which of its initiatives share something with the source."""
        for tie in self.site.did.get(target.key, ())[:LOOKED_AT]:
            yield from self.alike([source.key], self.site.sheets[tie.initiative])
        yield from self.near(source, target)


def tied(site: Site, key: str) -> Collection[str]:
    """Give what an organisation did, or who did an initiative."""
    if site.sheets[key].kind == "organisation":
        return {tie.initiative for tie in site.did.get(key, ())}
    return {tie.organisation for tie in site.done_by.get(key, ())}

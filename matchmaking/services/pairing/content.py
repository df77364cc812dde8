"""What resembles something on the site, and who can tell more of it."""

from collections.abc import Collection, Iterator

from matchmaking.choices import MatchKind, ReasonKind
from matchmaking.facts.sheet import Sheet
from matchmaking.facts.site import CONTENT
from matchmaking.policies.reasons import Reason

from .base import Pairing

# Their pages list others of their kind in their own way.
LISTED = frozenset({"dilemma", "event"})


class Related(Pairing):
    """Use cases, dilemmas, questions and meetings that resemble each other."""

    kind = MatchKind.RELATED

    source_kinds = CONTENT
    item_kinds = ()
    target_kinds = CONTENT

    def tied(self, key: str) -> Collection[str]:
        """Give nothing: nobody ties them by hand."""
        return ()

    def without(self, source: str) -> Collection[str]:
        """Leave out the thing itself, and its own kind where its page lists that."""
        kind = self.site.sheets[source].kind
        return {source, *(self.site.of_kind(kind) if kind in LISTED else ())}

    def reasons(self, source: Sheet, target: Sheet) -> Iterator[Reason]:
        """Yield what both are about, who applied both, and who is near."""
        yield from self.alike([source.key], target)
        if target.key in self.site.joinable:
            yield Reason(ReasonKind.JOINABLE, source.key, target.key)
        yield from self.near(source, target)


class Advisors(Pairing):
    """People who know what something is about."""

    kind = MatchKind.ADVISOR
    kept = 6

    source_kinds = CONTENT
    item_kinds = CONTENT
    target_kinds = ("person",)

    def tied(self, key: str) -> Collection[str]:
        """Give who stands behind something, or what somebody stands behind."""
        if self.site.sheets[key].kind == "person":
            return self.site.deeds_of.get(key, ())
        return self.site.doers_of.get(key, ())

    def reasons(self, source: Sheet, target: Sheet) -> Iterator[Reason]:
        """Yield the theme they may be asked about, and what they did that resembles it."""
        known = source.topics & self.site.known.get(target.key, frozenset())
        for topic in sorted(known, key=lambda one: (self.site.topics_spread[one], one)):
            yield Reason(ReasonKind.KNOWS, source.key, target.key, topic)
        for deed in self.site.deeds_of.get(target.key, ()):
            if deed != source.key:
                for reason in self.alike([source.key], self.site.sheets[deed]):
                    yield Reason(ReasonKind.DID, deed, target.key, reason.about)

"""Who should meet whom: what brings two people together is something both may read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from matchmaking.choices import MatchKind, ReasonKind
from matchmaking.facts.asked import asked
from matchmaking.facts.places import workplaces
from matchmaking.facts.site import Site
from matchmaking.facts.wishes import Wish
from matchmaking.policies.reasons import Reason, chosen
from matchmaking.scoring.levels import fit

from .base import Pair, Pairs
from .content import Advisors
from .organisations import ForOrganisations

# A word both wrote counts as much as this part of a perfect fit of levels.
LIKENESS = 0.5
NEAR_ADDS = 0.1
SHARED = frozenset({ReasonKind.TOPIC, ReasonKind.WORDS})


class People(Pairs):
    """What is common to matches between people: nobody meets themselves or a colleague."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.people = site.of_kind("person")
        self.work = workplaces(self.people)

    def sources(self) -> Iterable[str]:
        """Give everybody who takes part and shows themselves to members."""
        return self.people

    def may_meet(self, one: str, other: str) -> bool:
        """Say whether these are two people of different organisations."""
        return one != other and not self.work.are_colleagues(one, other)

    def pair(
        self, people: tuple[str, str], about: str, score: float, reasons: Iterable[Reason]
    ) -> Pair:
        """Describe one match between two people."""
        one, other = people
        return Pair(
            source=one,
            key=other,
            score=score,
            reasons=tuple(chosen(reasons)),
            owner=self.site.sheets[other].organisation,
            about=about,
        )


class OfferNeed(People):
    """What one offers fits what another needs, both ways round."""

    kind = MatchKind.OFFER_NEED

    def __init__(self, site: Site) -> None:
        super().__init__(site)
        self.own: Mapping[str, Sequence[Wish]] = _by(site.wishes, "person")
        self.on_theme: Mapping[str, Sequence[Wish]] = _by(site.wishes, "theme")

    def pairs(self, source: str) -> list[Pair]:
        """Give who offers what this person needs, or needs what they offer, the best first."""
        found: dict[str, Pair] = {}
        for own in self.own.get(source, ()):
            for wish in self.on_theme[own.theme]:
                if wish.is_need != own.is_need and self.may_meet(source, wish.person):
                    pair = self._fitting(own, wish)
                    known = found.get(wish.person)
                    if known is None or pair.score > known.score:
                        found[wish.person] = pair
        return sorted(found.values(), key=lambda pair: (-pair.score, pair.key))

    def _fitting(self, own: Wish, wish: Wish) -> Pair:
        need, offer = (own, wish) if own.is_need else (wish, own)
        here, there = self.site.sheets.get(own.about), self.site.sheets.get(wish.about)
        shared = len(set(here.words).intersection(there.words)) if here and there else 0
        is_near = bool(here and there and here.region and here.region == there.region)
        score = fit(offer.level, need.level) + LIKENESS * shared / (1 + shared)
        reasons = [Reason(ReasonKind.OFFER, own.about, wish.about, own.theme)]
        return self.pair(
            (own.person, wish.person),
            wish.about if wish.about != wish.person else own.about,
            score + NEAR_ADDS * is_near,
            reasons,
        )


class DidBefore(People):
    """Who can tell of something like what the own organisation works on."""

    kind = MatchKind.DID_BEFORE

    def __init__(self, site: Site, organisations: ForOrganisations) -> None:
        super().__init__(site)
        self.organisations = organisations

    def pairs(self, source: str) -> list[Pair]:
        """Give who stands behind what resembles the work of the own organisations."""
        found: dict[str, Pair] = {}
        for place in sorted(self.work.shown.get(source, ())):
            if place in self.site.sheets:
                for pair in self._through(source, place):
                    found.setdefault(pair.key, pair)
        return sorted(found.values(), key=lambda pair: (-pair.score, pair.key))

    def _through(self, source: str, place: str) -> Iterator[Pair]:
        for pair in self.organisations.pairs(place):
            case = pair.key
            for teller in self.site.doers_of.get(case, ()):
                if self.may_meet(source, teller):
                    yield self.pair((source, teller), case, pair.score, _told(case, teller, pair))


def _told(case: str, teller: str, pair: Pair) -> Iterator[Reason]:
    """Yield that the other stands behind it, and what it shares with the own work; no more than that."""
    yield Reason(ReasonKind.DID, case, teller)
    yield from (reason for reason in pair.reasons if reason.kind in SHARED)


class Answering(People):
    """Who knows about what somebody asked with their name."""

    kind = MatchKind.ADVISOR

    def __init__(self, site: Site, advisors: Advisors) -> None:
        super().__init__(site)
        self.advisors = advisors
        self.asked = asked(self.people)

    def pairs(self, source: str) -> list[Pair]:
        """Give who knows of the questions somebody put with their name."""
        found: dict[str, Pair] = {}
        for question in self.asked.get(source, ()):
            for pair in self.advisors.pairs(question):
                if self.may_meet(source, pair.key):
                    made = self.pair((source, pair.key), question, pair.score, pair.reasons)
                    found.setdefault(pair.key, made)
        return sorted(found.values(), key=lambda pair: (-pair.score, pair.key))


def _by(every: Iterable[Wish], name: str) -> Mapping[str, Sequence[Wish]]:
    found: dict[str, list[Wish]] = defaultdict(list)
    for wish in every:
        found[getattr(wish, name)].append(wish)
    return found

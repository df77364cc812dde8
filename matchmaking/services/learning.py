"""What introductions teach: who turned out to help should have been suggested first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from matchmaking.choices import Helped, MatchKind
from matchmaking.evaluating.hiding import Example
from matchmaking.models import Introduction
from matchmaking.policies.suggesting import key_of_person
from matchmaking.scoring.gathering import asked, gather
from matchmaking.scoring.kinds import ADVISOR, KINDS, ORGANISATION_INITIATIVE
from matchmaking.scoring.ranking import rows

from .pairing.base import Pairing
from .pairing.every import Every
from .pairing.people import DidBefore

# Fewer answers would teach what happened to these few.
FEWEST = 30
# Both say whether it helped; each counts this much.
EACH = 0.5


def lessons(every: Every) -> dict[str, list[Example]]:
    """Give, by the name of the kind whose weights it teaches, a question for each introduction that helped.

    Who knows of a question teaches the weights of advisers; who did something before was found through a
    use case that resembles the work of the own organisation, and teaches those of initiatives. Offers and
    needs have no weights. What did not help is only wrong beside what did; why somebody said no counts nowhere.
    """
    found: dict[str, list[Example]] = defaultdict(list)
    helped = Introduction.objects.that_helped().order_by("pk")
    for one in helped.filter(kind=MatchKind.ADVISOR):
        found[ADVISOR.name] += _example(
            every.advisors, one, [one.about], key_of_person(one.other_id)
        )
    before = DidBefore(every.site, every.organisations)
    for one in helped.filter(kind=MatchKind.DID_BEFORE):
        places = before.work.shown.get(key_of_person(one.asker_id), ())
        found[ORGANISATION_INITIATIVE.name] += _example(
            every.organisations, one, sorted(places), one.about
        )
    return dict(found)


def _example(
    pairing: Pairing, one: Introduction, sources: Iterable[str], right: str
) -> Iterator[Example]:
    """Yield what would be found now, and whether what helped is among it."""
    world = pairing.world
    for source in sources:
        if source in pairing.site.cards and right in world.targets.by_key:
            question = asked(world, pairing.site.cards[source])
            scored = rows(world, question, gather(world, question), KINDS[pairing.kind.value])
            found = tuple(world.targets.facts[at].key == right for at, _parts in scored)
            parts = tuple(tuple(each.values()) for _at, each in scored)
            yield Example(parts, found, missed=int(not any(found)), weight=_weight(one))


def _weight(one: Introduction) -> float:
    return EACH * (one.asker_helped, one.other_helped).count(Helped.HELPED)

"""Reasons in words people use, with links to the facts; none that the reader may not see."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from alliantie.visibility import Actor
from matchmaking.choices import ReasonKind
from matchmaking.models import Match
from matchmaking.policies.reasons import ONLY_BESIDE
from organisations.choices import OrganisationKind, Region
from people.choices import Level

from .facts import Facts, read_facts

LONGEST_TITLE = 70
PERSON, ORGANISATION, QUESTION = (
    "people.person:",
    "organisations.organisation:",
    "people.question:",
)


@dataclass(frozen=True)
class Reason:
    """One sentence, and where its facts stand: pairs of words and address."""

    text: str
    links: Sequence[tuple[str, str]] = ()
    kind: str = ""

    @property
    def parts(self) -> list[tuple[str, str]]:
        """Give the sentence in pieces, each with an address or without, so that names are links."""
        pieces, rest = [], self.text
        for label, url in self.links:
            before, found, after = rest.partition(label)
            if found:
                pieces += [(before, ""), (label, url)]
                rest = after
        return [piece for piece in [*pieces, (rest, "")] if piece[0]]


def told(matches: Iterable[Match], actor: Actor) -> dict[int, list[Reason]]:
    """Give the reasons of each match that this reader may hear; a match without any is left out."""
    rows = list(matches)
    return told_with(rows, read_facts(rows, actor))


def told_with(matches: Iterable[Match], facts: Facts) -> dict[int, list[Reason]]:
    """Give the reasons of each match from facts that were read already."""
    found = {}
    for match in matches:
        reasons = _of(match, facts) if match.target in facts.names else []
        if any(reason.kind not in ONLY_BESIDE for reason in reasons):
            found[match.pk] = reasons
    return found


def _of(match: Match, facts: Facts) -> list[Reason]:
    said = []
    for stored in match.reasons:
        are_seen = all(stored[side] in facts.names for side in ("here", "there"))
        teller = TELLERS.get(stored["kind"]) if are_seen else None
        reason = teller(match, stored, facts) if teller else None
        if reason is not None:
            said.append(replace(reason, kind=stored["kind"]))
    return said


Stored = Mapping[str, str]


def _topic(match: Match, stored: Stored, facts: Facts) -> Reason | None:
    topic = _named(stored["about"], facts)
    if topic and stored["here"].startswith(PERSON) and stored["there"].startswith(PERSON):
        return Reason(_("Jullie houden je allebei bezig met %(topic)s.") % {"topic": topic})
    return _about(match, stored, facts, topic) if topic else None


def _words(match: Match, stored: Stored, facts: Facts) -> Reason | None:
    said = _(" en ").join(f"“{word}”" for word in stored["about"].split())
    return _about(match, stored, facts, said) if said else None


def _about(match: Match, stored: Stored, facts: Facts, what: str) -> Reason:
    """Say what both are about, naming what the reader does not look at already."""
    here, there = stored["here"], stored["there"]
    if there != match.target:
        words = {"what": what, "title": _short(there, facts)}
        return Reason(_("Deed “%(title)s”, ook over %(what)s.") % words, _link(there, facts))
    if here == match.source:
        return Reason(_("Gaat ook over %(what)s.") % {"what": what})
    words = {"what": what, "title": _short(here, facts)}
    return Reason(_("Gaat over %(what)s, net als “%(title)s”.") % words, _link(here, facts))


def _applied(match: Match, stored: Stored, facts: Facts) -> Reason | None:
    reuse, who = facts.reuses.get(stored["about"]), _side(stored, ORGANISATION)
    if reuse is None or not who:
        return None
    words = {"name": facts.title(who), "year": reuse.month.year}
    return Reason(_("%(name)s paste dit in %(year)s toe.") % words, _link(who, facts))


def _joinable(match: Match, stored: Stored, facts: Facts) -> Reason | None:
    return Reason(_("Zoekt deelnemers: je kunt meedoen."))


def _sort(match: Match, stored: Stored, facts: Facts) -> Reason | None:
    kind = OrganisationKind(stored["about"]).label.lower()
    words = {"name": facts.title(stored["there"]), "kind": kind}
    return Reason(_("%(name)s is ook een %(kind)s.") % words, _link(stored["there"], facts))


def _place(match: Match, stored: Stored, facts: Facts) -> Reason | None:
    words = {"name": facts.title(stored["there"]), "region": Region(stored["about"]).label}
    return Reason(_("%(name)s zit ook in %(region)s.") % words, _link(stored["there"], facts))


def _knows(match: Match, stored: Stored, facts: Facts) -> Reason | None:
    who = _side(stored, PERSON)
    sentences = KNOWING.get(facts.levels.get((who, stored["about"]), ""))
    topic = _named(stored["about"], facts)
    if not sentences or not topic:
        return None
    of_reader, of_other = sentences
    return Reason((of_reader if who == match.source else of_other)() % {"topic": topic})


Sentence = Callable[[], str]
# Of who reads, and of somebody else.
KNOWING: dict[str, tuple[Sentence, Sentence]] = {
    Level.CAN_DO: (
        lambda: _("Je hebt zelf gewerkt aan %(topic)s."),
        lambda: _("Heeft zelf gewerkt aan %(topic)s."),
    ),
    Level.CAN_EXPLAIN: (
        lambda: _("Je kunt uitleg geven over %(topic)s."),
        lambda: _("Kan uitleg geven over %(topic)s."),
    ),
    Level.KNOWS_SOMEONE: (
        lambda: _("Je kent iemand die veel weet van %(topic)s."),
        lambda: _("Kent iemand die veel weet van %(topic)s."),
    ),
}


def _did(match: Match, stored: Stored, facts: Facts) -> Reason | None:
    who = _side(stored, PERSON)
    deed = stored["there"] if who == stored["here"] else stored["here"]
    mine, answered = who == match.source, deed.startswith(QUESTION)
    if answered:
        said = _("Je gaf antwoord op “%(title)s”.") if mine else _("Gaf antwoord op “%(title)s”.")
    else:
        said = (
            _("Je bent aanspreekpunt van “%(title)s”.")
            if mine
            else _("Is aanspreekpunt van “%(title)s”.")
        )
    return Reason(said % {"title": _short(deed, facts)}, _link(deed, facts))


def _offer(match: Match, stored: Stored, facts: Facts) -> Reason | None:
    theme = _named(stored["about"], facts)
    sides = [stored["here"], stored["there"]]
    people = [key for key in sides if key.startswith("people.person:")]
    if not theme or not all((key, stored["about"]) in facts.levels for key in people):
        return None
    links = [pair for key in sides if key not in people for pair in _link(key, facts)]
    return Reason(_("Vraag en aanbod over %(theme)s passen bij elkaar.") % {"theme": theme}, links)


TELLERS: dict[str, Callable[[Match, Stored, Facts], Reason | None]] = {
    ReasonKind.TOPIC: _topic,
    ReasonKind.WORDS: _words,
    ReasonKind.APPLIED: _applied,
    ReasonKind.JOINABLE: _joinable,
    ReasonKind.SORT: _sort,
    ReasonKind.PLACE: _place,
    ReasonKind.KNOWS: _knows,
    ReasonKind.DID: _did,
    ReasonKind.OFFER: _offer,
}


def _side(stored: Stored, prefix: str) -> str:
    """Give the side of a reason that is of one kind; who is introduced reads them turned round."""
    return next((stored[side] for side in ("there", "here") if stored[side].startswith(prefix)), "")


def _named(topic: str, facts: Facts) -> str:
    prefix, _colon, word = topic.partition(":")
    return word if prefix == "tag" else facts.title(topic)


def _short(key: str, facts: Facts) -> str:
    return Truncator(facts.title(key)).chars(LONGEST_TITLE)


def _link(key: str, facts: Facts) -> list[tuple[str, str]]:
    url = facts.url(key)
    return [(_short(key, facts), url)] if url else []

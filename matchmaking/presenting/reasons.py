"""Reasons in words people use, with links to the facts; none that the reader may not see."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from alliantie.visibility import Actor
from matchmaking.choices import MatchKind, ReasonKind
from matchmaking.facts.people import CASE
from matchmaking.models import Match
from matchmaking.policies.reasons import ONLY_BESIDE
from organisations.choices import OrganisationKind, Region

from .facts import Facts, read_facts
from .knowing import did, knows, offer
from .saying import ORGANISATION, PERSON, Reason, Stored, link, named, short, side


def told(matches: Iterable[Match], actor: Actor) -> dict[int, list[Reason]]:
    """Give the reasons of each match that this reader may hear; a match without any is left out."""
    rows = list(matches)
    return told_with(rows, read_facts(rows, actor))


def told_with(matches: Iterable[Match], facts: Facts) -> dict[int, list[Reason]]:
    """Give the reasons of each match from facts that were read already."""
    found = {}
    for match in matches:
        reasons = _of(match, facts) if _stands(match, facts) else []
        if any(reason.kind not in ONLY_BESIDE for reason in reasons):
            found[match.pk] = reasons
    return found


def _stands(match: Match, facts: Facts) -> bool:
    """Say whether a match still holds: the other is seen, and one of the two did what it is about."""
    if match.target not in facts.names:
        return False
    if match.kind != MatchKind.DID_BEFORE or not match.about.startswith(CASE):
        return True
    return any((one, match.about) in facts.deeds for one in (match.source, match.target))


def _of(match: Match, facts: Facts) -> list[Reason]:
    said = []
    for stored in match.reasons:
        are_seen = all(stored[side] in facts.names for side in ("here", "there"))
        teller = TELLERS.get(stored["kind"]) if are_seen else None
        reason = teller(match, stored, facts) if teller else None
        if reason is not None:
            said.append(replace(reason, kind=stored["kind"]))
    return said


def _topic(match: Match, stored: Stored, facts: Facts) -> Reason | None:
    topic = named(stored["about"], facts)
    if topic and stored["here"].startswith(PERSON) and stored["there"].startswith(PERSON):
        said = _("Jullie houden je allebei bezig met %(topic)s.") % {"topic": topic}
        return Reason(said, link(stored["about"], facts))
    return _about(match, stored, facts, topic) if topic else None


def _words(match: Match, stored: Stored, facts: Facts) -> Reason | None:
    said = _(" en ").join(f"“{word}”" for word in stored["about"].split())
    return _about(match, stored, facts, said) if said else None


def _about(match: Match, stored: Stored, facts: Facts, what: str) -> Reason:
    """Say what both are about, naming what the reader does not look at already."""
    here, there = stored["here"], stored["there"]
    if match.source.startswith(PERSON):
        words = {"what": what, "one": _quoted(here, facts), "other": _quoted(there, facts)}
        said = _("%(one)s en %(other)s gaan allebei over %(what)s.") % words
        return Reason(said, [*link(here, facts), *link(there, facts)])
    if there != match.target:
        words = {"what": what, "title": short(there, facts)}
        return Reason(_("Deed “%(title)s”, ook over %(what)s.") % words, link(there, facts))
    if here == match.source:
        return Reason(_("Gaat ook over %(what)s.") % {"what": what})
    words = {"what": what, "title": short(here, facts)}
    return Reason(_("Gaat over %(what)s, net als “%(title)s”.") % words, link(here, facts))


def _quoted(key: str, facts: Facts) -> str:
    title = short(key, facts)
    return title if key.startswith(ORGANISATION) else f"“{title}”"


def _applied(match: Match, stored: Stored, facts: Facts) -> Reason | None:
    reuse, who = facts.reuses.get(stored["about"]), side(stored, ORGANISATION)
    if reuse is None or not who:
        return None
    words = {"name": facts.title(who), "year": reuse.month.year}
    return Reason(_("%(name)s paste dit in %(year)s toe.") % words, link(who, facts))


def _joinable(match: Match, stored: Stored, facts: Facts) -> Reason | None:
    if stored["there"] not in facts.joinable:
        return None
    return Reason(_("Zoekt deelnemers: je kunt meedoen."))


def _sort(match: Match, stored: Stored, facts: Facts) -> Reason | None:
    kind = OrganisationKind(stored["about"]).label.lower()
    words = {"name": facts.title(stored["there"]), "kind": kind}
    return Reason(_("%(name)s is ook een %(kind)s.") % words, link(stored["there"], facts))


def _place(match: Match, stored: Stored, facts: Facts) -> Reason | None:
    words = {"name": facts.title(stored["there"]), "region": Region(stored["about"]).label}
    return Reason(_("%(name)s zit ook in %(region)s.") % words, link(stored["there"], facts))


TELLERS: dict[str, Callable[[Match, Stored, Facts], Reason | None]] = {
    ReasonKind.TOPIC: _topic,
    ReasonKind.WORDS: _words,
    ReasonKind.APPLIED: _applied,
    ReasonKind.JOINABLE: _joinable,
    ReasonKind.SORT: _sort,
    ReasonKind.PLACE: _place,
    ReasonKind.KNOWS: knows,
    ReasonKind.DID: did,
    ReasonKind.OFFER: offer,
}

"""What is said of people: what they know, did and offer."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from matchmaking.models import Match
from people.choices import Level

from .facts import Facts
from .saying import PERSON, QUESTION, Reason, Stored, link, named, short, side


def knows(match: Match, stored: Stored, facts: Facts) -> Reason | None:
    """Say what somebody may be asked about."""
    who = side(stored, PERSON)
    sentences = KNOWING.get(facts.levels.get((who, stored["about"]), ""))
    topic = named(stored["about"], facts)
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


def did(match: Match, stored: Stored, facts: Facts) -> Reason | None:
    """Say what somebody stands behind."""
    who = side(stored, PERSON)
    deed = stored["there"] if who == stored["here"] else stored["here"]
    if (who, deed) not in facts.deeds:
        return None
    mine, answered = who == match.source, deed.startswith(QUESTION)
    if answered:
        said = _("Je gaf antwoord op “%(title)s”.") if mine else _("Gaf antwoord op “%(title)s”.")
    else:
        said = (
            _("Je bent aanspreekpunt van “%(title)s”.")
            if mine
            else _("Is aanspreekpunt van “%(title)s”.")
        )
    return Reason(said % {"title": short(deed, facts)}, link(deed, facts))


def offer(match: Match, stored: Stored, facts: Facts) -> Reason | None:
    """Say who of the two may help the other, as long as both are told; `here` is the reader's side."""
    theme = named(stored["about"], facts)
    needs = [facts.needs(stored[one], stored["about"]) for one in ("here", "there")]
    if not theme or set(needs) != {True, False}:
        return None
    said = (
        _("Jij zoekt hulp bij %(theme)s. De ander kan helpen.")
        if needs[0]
        else _("De ander zoekt hulp bij %(theme)s. Jij kunt helpen.")
    )
    links = [
        pair
        for key in (stored["here"], stored["there"])
        if not key.startswith(PERSON)
        for pair in link(key, facts)
    ]
    return Reason(said % {"theme": theme}, links)

"""Say what changed: how it was when somebody last heard, and how it is now.

Each change keeps the words from before it with its number on the row. Who was told up to a number
reads the oldest words after it, so two changes in one mail are told as one.
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from events.calendaring.clocks import clocks_of
from events.calendaring.texts import one_line
from events.choices import Mode
from events.models import EventDoor, EventPage

WHEN, WHERE, HOW, HOST, LINK, TITLE = "when", "where", "how", "host", "link", "title"
NUMBER, WAS = "sequence", "was"
MOST_KEPT = 20


def words_of(event: EventPage) -> dict[str, str]:
    """Give all that people plan by in words; of the link only a mark, for nobody may read it here."""
    shown = clocks_of(event)
    many = len(shown) > 1
    times = [f"{one.label}: {one.words}" if many else one.words for one in shown]
    link = EventDoor.objects.filter(event=event.pk).values_list("url", flat=True).first()
    return {
        TITLE: one_line(event.title),
        WHEN: "; ".join(times),
        HOW: str(Mode(event.mode).label),
        WHERE: ", ".join(filter(None, (one_line(event.venue), one_line(event.address)))),
        HOST: event.organisation.name if event.organisation else "",
        LINK: link or "",
    }


def keep_earlier(event: EventPage, was: Mapping[str, str]) -> None:
    """Keep on a locked row what a change replaced; its number is raised already."""
    now = words_of(event)
    replaced = {name: words for name, words in was.items() if words != now[name]}
    if LINK in replaced:
        replaced[LINK] = ""  # that it changed is told, where it was not
    if replaced:
        kept = {NUMBER: event.sequence, WAS: replaced}
        event.earlier = [*event.earlier, kept][-MOST_KEPT:]


def lines_of(event: EventPage, now: Mapping[str, str], *, told: int) -> list[str]:
    """Give a sentence for each thing that differs now from what somebody heard last."""
    was: dict[str, str] = {}
    for kept in event.earlier:
        if kept[NUMBER] > told:
            was = {**kept[WAS], **was}
    lines = [
        _said(name, old, now[name]) for name, old in was.items() if name == LINK or old != now[name]
    ]
    return sorted(lines, key=_rank)


def _said(name: str, old: str, new: str) -> str:
    if name == LINK:
        return _("De link naar de bijeenkomst is nieuw. Jouw persoonlijke link blijft dezelfde.")
    label = _labels()[name]
    nothing = _("nog niet bekend")
    return _("%(label)s: eerst %(old)s, nu %(new)s") % {
        "label": label,
        "old": old or nothing,
        "new": new or nothing,
    }


def _labels() -> dict[str, str]:
    return {
        TITLE: _("Titel"),
        WHEN: _("Wanneer"),
        WHERE: _("Waar"),
        HOW: _("Manier van meedoen"),
        HOST: _("Organisator"),
    }


def _rank(line: str) -> int:
    order = [*_labels().values()]
    return next((at for at, label in enumerate(order) if line.startswith(f"{label}:")), len(order))

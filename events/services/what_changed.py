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

WHEN, WHERE, HOW, HOST, TITLE = "when", "where", "how", "host", "title"
TRAVEL, LINK, NOTE = "travel", "link", "note"
# Of these only a mark is kept: who reads the row reads neither the link nor what stands with it.
SEALED = frozenset({LINK, NOTE})
NOT_YET = "not yet"
NUMBER, WAS = "sequence", "was"
MOST_KEPT = 20


def words_of(event: EventPage) -> dict[str, str]:
    """Give all that people plan by in words; what stands behind the door is not to be kept like this."""
    shown = clocks_of(event)
    many = len(shown) > 1
    times = [f"{one.label}: {one.words}" if many else one.words for one in shown]
    door = EventDoor.objects.filter(event=event.pk).values_list("url", "note").first()
    link, note = door or ("", "")
    return {
        TITLE: one_line(event.title),
        WHEN: "; ".join(times),
        HOW: str(Mode(event.mode).label),
        WHERE: ", ".join(filter(None, (one_line(event.venue), one_line(event.address)))),
        HOST: event.organisation.name if event.organisation else "",
        TRAVEL: event.travel,
        LINK: link,
        NOTE: note,
    }


def keep_earlier(event: EventPage, was: Mapping[str, str]) -> None:
    """Keep on a locked row what a change replaced; its number is raised already."""
    now = words_of(event)
    replaced = {name: words for name, words in was.items() if words != now[name]}
    for name in SEALED & replaced.keys():
        replaced[name] = "" if was[name] else NOT_YET  # that it changed is told, never what it was
    if replaced:
        kept = {NUMBER: event.sequence, WAS: replaced}
        event.earlier = [*event.earlier, kept][-MOST_KEPT:]


def lines_of(event: EventPage, now: Mapping[str, str], *, told: int) -> list[str]:
    """Give a sentence for each thing that differs now from what somebody heard last."""
    was: dict[str, str] = {}
    for kept in event.earlier:
        if kept[NUMBER] > told:
            was = {**kept[WAS], **was}
    lines = [_said(name, old, now[name]) for name, old in was.items() if _differs(name, old, now)]
    return sorted(lines, key=_rank)


def _differs(name: str, old: str, now: Mapping[str, str]) -> bool:
    if name in SEALED:
        return old != NOT_YET or bool(now[name])
    return old != now[name]


def _said(name: str, old: str, new: str) -> str:
    if name == LINK:
        return _of_the_link(is_first=old == NOT_YET, is_gone=not new)
    if name in (TRAVEL, NOTE):
        return {
            TRAVEL: _("Hoe je er komt is anders. Je leest het op de pagina."),
            NOTE: _("De uitleg bij de link is anders. Je leest hem als je de link opent."),
        }[name]
    label = _labels()[name]
    nothing = _("nog niet bekend")
    return _("%(label)s: eerst %(old)s, nu %(new)s") % {
        "label": label,
        "old": old or nothing,
        "new": new or nothing,
    }


def _of_the_link(*, is_first: bool, is_gone: bool) -> str:
    if is_gone:
        return _("De link naar de bijeenkomst is weggehaald.")
    if is_first:
        return _("De link naar de bijeenkomst is er nu. Je opent hem met je persoonlijke link.")
    return _("De link naar de bijeenkomst is nieuw. Jouw persoonlijke link blijft dezelfde.")


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

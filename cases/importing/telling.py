"""Put the report of an import into Dutch lines."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .batches import SHOWN, Tally
from .dilemma_mapping import DilemmaMapping
from .mapping import Mapping
from .planning import Action
from .running import Report
from .world import World


def lines(report: Report, *, mapping: Mapping, world: World, dry_run: bool) -> Iterator[str]:
    """Give what happened, most important first."""
    if dry_run:
        yield _("Proef: er is niets opgeslagen. Dit zou er gebeuren:")
    yield _(
        "%(label)s: %(created)d nieuw, %(updated)d bijgewerkt, %(published)d online gezet, "
        "%(unchanged)d ongewijzigd, %(refused)d geweigerd, %(gone)d niet meer in het bestand."
    ) % {
        "label": mapping.source.label,
        "created": report.actions[Action.CREATE],
        "updated": report.actions[Action.UPDATE],
        "published": report.actions[Action.PUBLISH],
        "unchanged": report.actions[Action.UNCHANGED],
        "refused": report.refused,
        "gone": report.gone,
    }
    yield _("Organisaties: %(known)d herkend, %(made)d nieuw.") % {
        "known": len(report.resolved),
        "made": len(report.made),
    }
    yield from _kept(report)
    yield from _gone(report)
    yield from _refused(report)
    yield from _gaps(report, world.missing_themes(mapping))


def remarks(report: Report, *, mapping: Mapping, world: World) -> Iterator[str]:
    """Give what no number says, for a report that shows numbers and refusals in its own way."""
    yield from _gone(report)
    yield from _gaps(report, world.missing_themes(mapping))


def dilemma_lines(
    report: Tally,
    *,
    mapping: DilemmaMapping,
    missing_themes: list[str],
    waiting: int,
    dry_run: bool,
) -> Iterator[str]:
    """Give what happened with dilemmas; `waiting` of this register wait for the safety check."""
    if dry_run:
        yield _("Proef: er is niets opgeslagen. Dit zou er gebeuren:")
    yield _(
        "%(label)s: %(created)d nieuw, %(updated)d bijgewerkt, %(unchanged)d ongewijzigd, "
        "%(refused)d geweigerd, %(gone)d niet meer in het bestand."
    ) % {
        "label": mapping.source.label,
        "created": report.actions[Action.CREATE],
        "updated": report.actions[Action.UPDATE],
        "unchanged": report.actions[Action.UNCHANGED],
        "refused": report.refused,
        "gone": report.gone,
    }
    yield _(
        "Er staat niets online door deze import: %(waiting)d wachten op de veiligheidscheck."
    ) % {"waiting": waiting}
    yield from _judged(report)
    yield from _gone(report)
    yield from _refused(report)
    yield from _gaps(report, missing_themes)


def _judged(report: Tally) -> Iterator[str]:
    count = report.actions[Action.KEPT]
    if count:
        yield ngettext(
            "%(count)d dilemma is hier al beoordeeld en blijft zoals het is.",
            "%(count)d dilemma's zijn hier al beoordeeld en blijven zoals ze zijn.",
            count,
        ) % {"count": count}


def _kept(report: Tally) -> Iterator[str]:
    count = report.actions[Action.KEPT]
    if count:
        yield ngettext(
            "%(count)d voorbeeld is hier door mensen verbeterd en blijft zoals het is.",
            "%(count)d voorbeelden zijn hier door mensen verbeterd en blijven zoals ze zijn.",
            count,
        ) % {"count": count}


def _gone(report: Tally) -> Iterator[str]:
    if report.gone:
        more = " ..." if report.gone > len(report.gone_ids) else ""
        yield _("Niet meer in het bestand, wel op de site: %(ids)s%(more)s") % {
            "ids": ", ".join(report.gone_ids),
            "more": more,
        }


def _refused(report: Tally) -> Iterator[str]:
    for number, column, sentence in report.refusals:
        place = _("rij %(number)d") % {"number": number}
        yield f"  {place}{f', {column}' if column else ''}: {sentence}"
    if report.refused > SHOWN:
        yield _("  ... en %(count)d andere.") % {"count": report.refused - SHOWN}


def _gaps(report: Tally, missing_themes: list[str]) -> Iterator[str]:
    if report.notes:
        told = ", ".join(f"{note} ({count}x)" for note, count in report.notes.most_common(SHOWN))
        yield _("Leeg gelaten: %(notes)s.") % {"notes": told}
    if missing_themes:
        yield _("Thema's die deze site niet kent: %(themes)s.") % {
            "themes": ", ".join(missing_themes)
        }

"""How many people from which sectors will read a dilemma, before anybody chooses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alliantie.visibility import Actor
from cases.choices import AskerSector, NameChoice, Readers
from cases.services.dilemmas.readers import readers_of
from cases.services.dilemmas.singling_out import KINDS
from organisations.models import Membership

FEW = 3


@dataclass(frozen=True)
class ReadBy:
    """Who will read it, as sentences."""

    intro: str
    sectors: list[str]
    name: str


def read_by(*, readers: str, name: str, actor: Actor, invited: int = 0) -> ReadBy | None:
    """Say who will read it and what they see of the asker; one query, none for a wrong choice."""
    if readers not in Readers.values or name not in NameChoice.values:
        return None
    seen = {
        NameChoice.PUBLIC: _("Zij zien je naam en je organisatie."),
        NameChoice.ORGANISATION_HIDDEN: _("Zij zien je naam, niet waar je werkt."),
        NameChoice.ANONYMOUS: _("Zij zien niets van jou."),
    }[NameChoice(name)]
    if readers == Readers.INVITED:
        return ReadBy(_invited(invited), [], seen)
    intro = {
        Readers.EVERYONE: _("Iedereen kan dit lezen, ook zonder account. Daarbij deze leden:"),
        Readers.MEMBERS: _("Dit lezen de leden van het netwerk:"),
        Readers.GOVERNMENT: _("Dit lezen alleen leden die bij de overheid werken:"),
        Readers.NOT_MY_ORGANISATION: _(
            "Dit lezen leden van andere organisaties. Ook een paar andere organisaties sluiten we "
            "uit, zodat niemand ziet om welke het gaat:"
        ),
    }[Readers(readers)]
    return ReadBy(intro, list(_sectors(readers, actor)), seen)


def _invited(number: int) -> str:
    if not number:
        return _("Alleen wie je uitnodigt leest dit. Je hebt nog niemand gekozen.")
    return ngettext(
        "Alleen wie je uitnodigt leest dit: nu %(number)d iemand.",
        "Alleen wie je uitnodigt leest dit: nu %(number)d mensen.",
        number,
    ) % {"number": number}


def _sectors(readers: str, actor: Actor) -> Iterator[str]:
    people = readers_of(readers=readers, actor=actor)
    rows = Membership.objects.active().filter(user__in=people)
    by_kind = (
        rows.order_by().values_list("organisation__kind").annotate(Count("user", distinct=True))
    )
    for sector, number in _by_sector(by_kind):
        yield f"{sector.label}: {_number(number)}"


def _by_sector(rows: Iterable[tuple[str | None, int]]) -> Iterator[tuple[AskerSector, int]]:
    counted = dict(rows)
    for sector in AskerSector:
        kinds = [None] if sector == AskerSector.PERSON else KINDS[sector]
        number = sum(counted.get(kind, 0) for kind in kinds)
        if number:
            yield sector, number


def _number(number: int) -> str:
    """Keep small numbers vague: they would point at somebody."""
    return _("een paar mensen") if number < FEW else _("%(number)d mensen") % {"number": number}

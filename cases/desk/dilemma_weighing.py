"""Advice side by side, and who was not heard, for who has to decide."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _

from alliantie.visibility import Actor
from cases.choices import AskerSector, NameChoice, Stake, Value
from cases.models import Advice, DilemmaPage
from cases.services.dilemmas.singling_out import KINDS
from people.models import Person

MOST_IN_GROUP, MOST_READ, MOST_ON_SHEET = 20, 500, 6


@dataclass(frozen=True)
class Voice:
    """One piece of advice as it is weighed."""

    text: str
    interest: str
    level: str
    value: str
    option: str
    name: str
    has_helped: bool


@dataclass
class Group:
    """All advice for one option, or from one value."""

    label: str
    voices: list[Voice] = field(default_factory=list)

    @property
    def shown(self) -> list[Voice]:
        """Give the first ones, what helped before the rest."""
        return sorted(self.voices, key=lambda one: not one.has_helped)[:MOST_IN_GROUP]

    @property
    def rest(self) -> int:
        """Say how many are not shown here."""
        return max(len(self.voices) - MOST_IN_GROUP, 0)

    @property
    def number(self) -> int:
        """Count them."""
        return len(self.voices)

    @property
    def levels(self) -> list[tuple[str, int]]:
        """Count the experience behind them, most first."""
        counted: dict[str, int] = defaultdict(int)
        for voice in self.voices:
            if voice.level:
                counted[voice.level] += 1
        return sorted(counted.items(), key=lambda one: -one[1])


class Weighing:
    """What a dilemma and its advice say together; at most six queries, however much advice there is."""

    def __init__(self, dilemma: DilemmaPage, actor: Actor, *, names: bool = True) -> None:
        self.dilemma, self.actor = dilemma, actor
        rows = Advice.objects.shown().filter(dilemma=dilemma).select_related("organisation")
        self._rows = list(rows[:MOST_READ])
        self._names = self._read_names() if names else {}
        self.voices = [self._voice(row) for row in self._rows]

    def _read_names(self) -> dict[int, str]:
        named = [row.author_id for row in self._rows if row.name_choice != NameChoice.ANONYMOUS]
        people = Person.objects.visible_to(self.actor).filter(user__in=filter(None, named))
        return dict(people.values_list("user", "name"))

    def _voice(self, row: Advice) -> Voice:
        return Voice(
            text=row.text,
            interest=row.interest,
            level=str(row.get_level_display()),
            value=str(row.get_value_display()),
            option=row.option,
            name=self._names.get(row.author_id or 0, ""),
            has_helped=row.has_helped,
        )

    @cached_property
    def by_option(self) -> list[Group]:
        """Group by way out: those of the dilemma first, also when nobody advised them."""
        known = [row.label for row in self.dilemma.options.all()]
        return self._grouped(known, lambda voice: voice.option, _("Zonder keuze"))

    @cached_property
    def by_value(self) -> list[Group]:
        """Group by the value that the advice rests on."""
        clashing = [str(row.get_value_display()) for row in self.dilemma.values.all()]
        rest = [str(label) for label in Value.labels if str(label) not in clashing]
        groups = self._grouped([*clashing, *rest], lambda voice: voice.value, _("Niet genoemd"))
        return [group for group in groups if group.voices or group.label in clashing]

    def _grouped(
        self, known: Iterable[str], key: Callable[[Voice], str], otherwise: str
    ) -> list[Group]:
        groups = {label: Group(label) for label in known}
        for voice in self.voices:
            label = key(voice) or otherwise
            groups.setdefault(label, Group(label)).voices.append(voice)
        return list(groups.values())

    @property
    def helped(self) -> list[Voice]:
        """Give what the asker said helped."""
        return [voice for voice in self.voices if voice.has_helped]

    @property
    def sheet_voices(self) -> list[Voice]:
        """Give what goes on paper: what helped, else the first few."""
        return (self.helped or self.voices)[:MOST_ON_SHEET]

    @cached_property
    def absent(self) -> list[str]:
        """Name who does not take part in the talk but notices."""
        rows = self.dilemma.affected.all()
        return [row.who for row in rows if row.stake == Stake.ABSENT_VOICE]

    @property
    def silent_sectors(self) -> list[str]:
        """Name the sectors of which nobody advised with their organisation beside it.

        Who advised without it is not counted: the list would tell where they work.
        """
        kinds = {row.organisation.kind for row in self._rows if row.organisation}
        return [
            str(AskerSector(sector).label)
            for sector, members in KINDS.items()
            if not kinds.intersection(members)
        ]

"""What makes a dilemma richer; nothing of it is needed to ask."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField
from cases.choices import AskerSector, LegalFrame, Stake, Value
from cases.models import DilemmaPage

from .base import CHOOSE, TOO_LONG, LinesField

STAKES = {"absent": Stake.ABSENT_VOICE, "rights": Stake.RIGHTS, "interests": Stake.INTERESTS}
LEAST_OPTIONS, MOST_OPTIONS = 2, 8
OPTION = {"label": 120, "effect": 300, "bearer": 120}


class MoreMixin(forms.Form):
    """Sector, what clashes, laws, who notices it, ways out and what-ifs."""

    more_names = ("sector", "values", "frames", *STAKES, "variants")

    sector = forms.ChoiceField(
        label=_("Waar speelt het?"),
        required=False,
        choices=[("", _("Zeg ik liever niet")), *AskerSector.choices],
        help_text=_("Te weinig leden in die groep? Dan laten we dit weg, anders ben je te raden."),
        error_messages={"invalid_choice": CHOOSE},
    )
    values = forms.MultipleChoiceField(
        label=_("Wat botst er?"),
        help_text=_("Kies er twee of meer."),
        required=False,
        choices=Value.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": CHOOSE},
    )
    frames = forms.MultipleChoiceField(
        label=_("Welke wet speelt mee?"),
        required=False,
        choices=LegalFrame.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": CHOOSE},
    )
    absent = LinesField(
        label=_("Wie praat niet mee, maar merkt het wel?"),
        help_text=_("Op elke regel een groep. Bijvoorbeeld: de buren."),
        longest=120,
    )
    rights = LinesField(label=_("Wie heeft hier rechten?"), longest=120)
    interests = LinesField(label=_("Wie heeft hier belang bij?"), longest=120)
    variants = LinesField(
        label=_("En als ...?"),
        help_text=_("Op elke regel een zin. Bijvoorbeeld: En als het om een wethouder gaat?"),
        longest=200,
    )

    def __init__(self, *args: Any, number_of_options: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sent = sum(f"option_{number}_label" in self.data for number in range(MOST_OPTIONS))
        asked = max(sent, number_of_options + 1, LEAST_OPTIONS)
        self.option_numbers = range(min(asked, MOST_OPTIONS))
        for number in self.option_numbers:
            self._add_option(number)

    def _add_option(self, number: int) -> None:
        place = {"number": number + 1}
        labels = {
            "label": _now("Mogelijkheid %(number)d") % place,
            "effect": _now("Wat gebeurt er dan bij mogelijkheid %(number)d?") % place,
            "bearer": _now("Wie draagt dat bij mogelijkheid %(number)d?") % place,
        }
        for name, longest in OPTION.items():
            self.fields[f"option_{number}_{name}"] = NameField(
                label=labels[name],
                required=False,
                max_length=longest,
                error_messages={"max_length": TOO_LONG},
            )

    @property
    def option_fields(self) -> list[Any]:
        """Give the fields of the ways out in order."""
        return [
            self[f"option_{number}_{name}"] for number in self.option_numbers for name in OPTION
        ]

    @property
    def is_more_open(self) -> bool:
        """Say whether the fold has something in it, so that nothing typed is out of sight."""
        names = [*self.more_names, *(field.name for field in self.option_fields)]
        return any(self[name].value() or name in self.errors for name in names if name != "sector")

    @staticmethod
    def initial_of_more(draft: DilemmaPage) -> dict[str, Any]:
        """Give what the form shows of a version."""
        affected = list(draft.affected.all())
        shown: dict[str, Any] = {
            "sector": draft.sector,
            "values": [row.value for row in draft.values.all()],
            "frames": [row.frame for row in draft.frames.all()],
            "variants": [row.text for row in draft.variants.all()],
        }
        for name, stake in STAKES.items():
            shown[name] = [row.who for row in affected if row.stake == stake]
        for number, row in enumerate(draft.options.all()):
            shown |= {f"option_{number}_{name}": getattr(row, name) for name in OPTION}
        return shown

    def more_changes(self) -> dict[str, Any]:
        """Give what was typed as rows."""
        data = self.cleaned_data
        affected = ((name, stake, who) for name, stake in STAKES.items() for who in data[name])
        return {
            "sector": data["sector"],
            "values": [{"value": one} for one in data["values"]],
            "frames": [{"frame": one} for one in data["frames"]],
            "affected": [{"who": who, "stake": stake} for _name, stake, who in affected],
            "options": list(self._options()),
            "variants": [{"text": one} for one in data["variants"]],
        }

    def _options(self) -> Iterable[dict[str, str]]:
        for number in self.option_numbers:
            row = {name: self.cleaned_data[f"option_{number}_{name}"] for name in OPTION}
            if row["label"]:
                yield row

    def clean(self) -> dict[str, Any]:
        """Ask a name for a way out of which only the rest was told."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for number in self.option_numbers:
            told = [data.get(f"option_{number}_{name}") for name in ("effect", "bearer")]
            if any(told) and not data.get(f"option_{number}_label"):
                self.add_error(f"option_{number}_label", _now("Noem de mogelijkheid."))
        return data

"""The forms of an import: which file, and what its columns mean."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliantie.models import Import, ImportMapping

from .kinds import Column, ImportKind, Setting, column_key, kinds, setting_key

KNOWN, SAVED = "known", "saved"
NOTHING = ("", gettext_lazy("Niet gebruiken"))
CHOOSE = ("", gettext_lazy("Kies ..."))
MISSING = gettext_lazy("Vul dit in.")
KEEP_AS = "keep-as"


class UploadForm(forms.Form):
    """What it is and the file itself."""

    kind = forms.ChoiceField(label=gettext_lazy("Wat wil je importeren?"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=gettext_lazy("Bestand"),
        help_text=gettext_lazy(
            "Een CSV-bestand in UTF-8, hooguit 20 MB. In de eerste rij staan de namen van de kolommen."
        ),
        error_messages={
            "required": gettext_lazy("Kies een bestand."),
            "empty": gettext_lazy("Dit bestand is leeg. Kies een bestand met rijen."),
        },
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kind"]
        field.choices = [(one.name, one.label) for one in kinds()]
        field.error_messages["required"] = _("Kies wat je wilt importeren.")


class KnownForm(forms.Form):
    """A choice of columns that stands already; first what fits the file."""

    choice = forms.ChoiceField(label=gettext_lazy("Kolomkeuze"))
    publish = forms.BooleanField(label=gettext_lazy("Zet ze meteen online"), required=False)

    def __init__(self, *args: Any, run: Import, kind: ImportKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["choice"].choices = choices(run, kind)  # type: ignore[attr-defined]  # it is a ChoiceField
        if not kind.may_publish:
            del self.fields["publish"]


def choices(run: Import, kind: ImportKind) -> list[tuple[str, str]]:
    """Give known and saved choices of columns; what the file has all columns for comes first."""
    here = set(run.columns)
    found = [
        (not here.issuperset(one.wanted), (f"{KNOWN}:{one.name}", str(one.label)))
        for one in kind.known()
    ]
    for saved in ImportMapping.objects.filter(kind=kind.name):
        wanted = {
            value for key, value in saved.values.items() if value and key.startswith("column")
        }
        found.append((not here.issuperset(wanted), (f"{SAVED}:{saved.pk}", saved.name)))
    return [choice for _fits, choice in sorted(found, key=lambda one: one[0])]


class ColumnsForm(forms.Form):
    """For each field of ours a column of the file, and what holds for all rows."""

    def __init__(self, *args: Any, run: Import, kind: ImportKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(name, name) for name in run.columns if name]
        for column in kind.columns():
            self.fields[column_key(column.name)] = _column_field(column, named)
        for setting in kind.settings():
            self.fields[setting_key(setting.name)] = _setting_field(setting)
        if kind.may_publish:
            self.fields["publish"] = forms.BooleanField(
                label=_("Zet ze meteen online"), required=False
            )
        self.fields[KEEP_AS] = forms.CharField(
            label=_("Bewaar deze kolomkeuze als"),
            help_text=_("Laat leeg als je haar maar één keer nodig hebt."),
            max_length=60,
            required=False,
        )

    @property
    def values(self) -> dict[str, str]:
        """Give what was chosen, as it is kept."""
        return {
            name: str(value)
            for name, value in self.cleaned_data.items()
            if name.startswith(("column-", "setting-"))
        }


def guesses(run: Import, kind: ImportKind) -> dict[str, str]:
    """Guess which column fills what by its name; a column is guessed once."""
    free = {_plain(name): name for name in reversed(run.columns) if name}
    found = {}
    for column in kind.columns():
        for name in (column.name, *column.names):
            if (taken := free.pop(_plain(name), None)) is not None:
                found[column_key(column.name)] = taken
                break
    return found


def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _column_field(column: Column, named: list[tuple[str, str]]) -> forms.ChoiceField:
    first = CHOOSE if column.is_needed else NOTHING
    return forms.ChoiceField(
        label=str(column.label),
        help_text=str(column.help),
        choices=[first, *named],
        required=column.is_needed,
        error_messages={
            "required": _("Kies de kolom waar dit in staat."),
            "invalid_choice": _("Deze kolom staat niet in het bestand. Kies een andere."),
        },
    )


def _setting_field(setting: Setting) -> forms.Field:
    usual: dict[str, Any] = {
        "label": str(setting.label),
        "help_text": str(setting.help),
        "required": setting.is_needed,
        "error_messages": {"required": str(MISSING)},
    }
    if setting.choices is None:
        return forms.CharField(max_length=setting.length, **usual)
    empty = CHOOSE if setting.is_needed else NOTHING
    return forms.ChoiceField(choices=[empty, *setting.choices()], **usual)

"""What all forms of a dilemma share: looking something up without sending, and lists of lines."""

from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from alliantie.validators import validate_plain_name

TOO_LONG = _("Maak dit korter: hoogstens %(limit_value)d tekens, het zijn er nu %(show_value)d.")
MOST_LINES = 12
CHOOSE = _("Kies een van de mogelijkheden.")


class PeekMixin(forms.Form):
    """A form that can be shown again as it was typed, before anybody has to be right."""

    use_required_attribute = False

    def __init__(self, *args: Any, is_peek: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_peek = is_peek

    def full_clean(self) -> None:
        """Check nothing as long as somebody only looks something up."""
        if self.is_peek:
            self._errors = ErrorDict()
            self.cleaned_data: dict[str, Any] = {}
            return
        super().full_clean()


class LinesField(forms.CharField):
    """A few short texts, one on each line."""

    def __init__(self, *, longest: int, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        super().__init__(required=False, **kwargs)
        self.longest = longest

    def prepare_value(self, value: Any) -> Any:
        """Show a list as lines."""
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        """Give the lines, each once."""
        text = str(super().clean(value))
        lines = [" ".join(line.split()) for line in text.splitlines()]
        found = list(dict.fromkeys(filter(None, lines)))
        if len(found) > MOST_LINES:
            raise forms.ValidationError(_now("Noem er hoogstens twaalf."))
        for line in found:
            validate_plain_name(line)
            if len(line) > self.longest:
                raise forms.ValidationError(
                    _now("Maak elke regel korter: hoogstens %(longest)d tekens.")
                    % {"longest": self.longest}
                )
        return found


def long_text(label: Any, help_text: Any, *, required: Any, longest: int, rows: int = 4) -> Any:
    """Make a field for a few sentences; `required` is what is said when nothing was typed."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=bool(required),
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": rows, "maxlength": None}),
        error_messages={"required": required or "", "max_length": TOO_LONG},
    )

"""What every form of the desk does: show a version of a case, and say what to change in it."""

from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.functional import Promise

from cases.models import CasePage


class DraftForm(forms.Form):
    """One section of a case. Nothing is compulsory to save: what is needed is asked when it is sent in."""

    heading: ClassVar[str | Promise] = ""
    intro: ClassVar[str | Promise] = ""
    parts: ClassVar[tuple[str, ...]] = ()
    takes_files: ClassVar[bool] = False
    is_autosaved: ClassVar[bool] = True
    use_required_attribute = False

    version = forms.CharField(widget=forms.HiddenInput, required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)

    def __init__(self, *args: Any, draft: CasePage | None = None, **kwargs: Any) -> None:
        self.draft = draft
        super().__init__(*args, **kwargs)

    @classmethod
    def initial_of(cls, draft: CasePage) -> dict[str, Any]:
        """Give what the form shows of a version."""
        return {name: getattr(draft, name) for name in cls.parts}

    def full_clean(self) -> None:
        """Check what was typed, not what was left open; afterwards fields look compulsory again."""
        asked = {name: field.required for name, field in self.fields.items()}
        for field in self.fields.values():
            field.required = False
        super().full_clean()
        for name, required in asked.items():
            self.fields[name].required = required

    def changes(self, user_id: int) -> dict[str, Any]:
        """Give what is right of what was typed, as `save_draft` takes it."""
        return {name: self.cleaned_data[name] for name in self.parts if name in self.cleaned_data}

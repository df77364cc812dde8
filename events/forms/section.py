"""What every form about one part of a meeting does: show it, and say what to change in it."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.functional import Promise

from alliantie.visibility import VISITOR, Actor
from events.models import EventPage

NEVER_EMPTY = frozenset({"mode", "zone", "kind", "audience"})


class SectionForm(forms.Form):
    """One part. Nothing is compulsory to save: what is needed is asked when it is sent in."""

    heading: ClassVar[str | Promise] = ""
    intro: ClassVar[str | Promise] = ""
    parts: ClassVar[tuple[str, ...]] = ()
    use_required_attribute = False
    # Only five things are ever needed; a mark on every other field would drown the page.
    tells_what_is_needed = True

    version = forms.CharField(widget=forms.HiddenInput, required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)

    def __init__(
        self,
        *args: Any,
        event: EventPage | None = None,
        actor: Actor = VISITOR,
        is_sent_in: bool = False,
        **kwargs: Any,
    ) -> None:
        self.event = event
        self.asker = actor
        self.is_sent_in = is_sent_in
        self.now: datetime = timezone.now()
        super().__init__(*args, **kwargs)

    @classmethod
    def initial_of(cls, event: EventPage) -> dict[str, Any]:
        """Give what the form shows of a meeting."""
        return {name: getattr(event, name) for name in cls.parts}

    def full_clean(self) -> None:
        """When it is only kept, check what was typed and not what was left open."""
        if self.is_sent_in:
            super().full_clean()
            return
        asked = {name: field.required for name, field in self.fields.items()}
        for field in self.fields.values():
            field.required = False
        super().full_clean()
        for name, required in asked.items():
            self.fields[name].required = required

    def changes(self) -> dict[str, Any]:
        """Give what was typed, as `save_event` takes it; a choice nobody made changes nothing."""
        typed = {name: self.cleaned_data[name] for name in self.parts if name in self.cleaned_data}
        return {name: value for name, value in typed.items() if value or name not in NEVER_EMPTY}

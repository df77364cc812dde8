"""A form of the desk that does its thing once, however often it is sent."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django import forms

from alliantie.http import ActorRequest
from alliantie.idempotency import once


class KeyedForm(forms.Form):
    """A form with a key of its own."""

    use_required_attribute = False

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"key": uuid4()})


def keep_once(
    request: ActorRequest, form: KeyedForm, purpose: str, change: Callable[[], Any]
) -> None:
    """Do it for the first of the same forms; a later one is answered as the first was."""
    once(
        key=form.cleaned_data["key"] or uuid4(),
        purpose=purpose,
        owner=f"user:{request.actor.user_id}",
        change=lambda: {"pk": change().pk},
    )

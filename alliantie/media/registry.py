"""Who may see an upload: its maker, an editor, or whoever may see a thing that uses it.

Apps on higher floors tell what their visible content uses; the frame asks them. It tells them in
turn when the words of a file came or went.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.http import HttpRequest

from alliantie.visibility import Actor

UsedIn = Callable[[Actor, int], bool]
Granted = Callable[[HttpRequest, int], bool]
WordsChanged = Callable[[int], None]

_usages: dict[type[Model], list[UsedIn]] = {}
_grants: dict[type[Model], Granted] = {}
_listeners: list[WordsChanged] = []


def register_usage(*, model: type[Model], used_in: UsedIn) -> None:
    """Let `used_in(actor, pk)` say whether something the actor may see uses this picture or file."""
    known = _usages.setdefault(model, [])
    if used_in not in known:
        known.append(used_in)


def is_used_for(actor: Actor, model: type[Model], pk: int) -> bool:
    """Say whether something this actor may see uses the upload."""
    return any(used_in(actor, pk) for used_in in _usages.get(model, ()))


def may_see_upload(actor: Actor, upload: Any) -> bool:
    """Say whether this actor may have the bytes of a picture or a file."""
    if actor.is_editor:
        return True
    if actor.user_id is not None and upload.uploaded_by_user_id == actor.user_id:
        return True
    return is_used_for(actor, type(upload), upload.pk)


def register_grant(*, model: type[Model], granted: Granted) -> None:
    """Let `granted(request, pk)` say whether somebody without an account was given a look at an upload."""
    _grants[model] = granted


def is_granted(request: HttpRequest, model: type[Model], pk: int) -> bool:
    """Say whether this request carries a link that shows the upload."""
    granted = _grants.get(model)
    return granted is not None and granted(request, pk)


def register_listener(words_changed: WordsChanged) -> None:
    """Let `words_changed(pk)` know of each file whose words came or went, inside the transaction."""
    if words_changed not in _listeners:
        _listeners.append(words_changed)


def tell_words_changed(pk: int) -> None:
    """Tell who shows this file that its words came or went."""
    for words_changed in _listeners:
        words_changed(pk)

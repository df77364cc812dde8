"""Do a thing once for each form key, however often the form is sent."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from alliantie.attempts import Refusal

from .models import Receipt


class KeyOfAnotherError(Refusal, PermissionError):
    """The key was used before by somebody else."""


def once(
    *, key: UUID, purpose: str, owner: str, change: Callable[[], dict[str, Any]]
) -> tuple[dict[str, Any], bool]:
    """Run `change` and keep its answer; a replay returns the first answer and False.

    The receipt is written first, so of two requests at the same moment one waits on the unique
    key and then reads the other's answer. `change` returns what JSON can hold.
    """
    try:
        with transaction.atomic():
            receipt = Receipt.objects.create(key=key, purpose=purpose, owner=owner)
            receipt.answer = change()
            receipt.save(update_fields=["answer"])
            return receipt.answer, True
    except IntegrityError:
        earlier = Receipt.objects.filter(key=key).first()
        if earlier is None:
            raise
        if (earlier.purpose, earlier.owner) != (purpose, owner):
            raise KeyOfAnotherError from None
        return earlier.answer, False

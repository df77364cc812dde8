"""The doors of accounts in the CMS."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail import hooks

from .models import User


@hooks.register("before_bulk_action")
def no_bulk_actions_on_accounts(
    _request: HttpRequest, _action_type: str, objects: list[Any], _action: Any
) -> None:
    """Refuse changes that would pass by the rules and the audit log."""
    if any(isinstance(item, User) for item in objects):
        raise PermissionDenied

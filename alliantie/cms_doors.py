"""Doors of the CMS that are closed: to everybody, and to who holds no right on what it keeps.

Wagtail opens its choosers, its own API and some reports to whoever may enter. Who comes in for a few
screens of ours finds only those; apps name them.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin.auth import permission_denied
from wagtail.permission_policies import ModelPermissionPolicy

from .visibility import Actor

CMS = "/cms/"
_open: set[str] = {
    "cms_account",
    "cms_login",
    "wagtailadmin_dismissibles",
    "wagtailadmin_home",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_sprite",
    "work_away",
    "work_back",
    "work_decision",
    "work_give_back",
    "work_hand_over",
    "work_take",
    "work_take_decision_back",
    "work_today",
}


def open_to_all_roles(*names: str) -> None:
    """Let whoever holds a role get as far as these screens, which ask rights of their own."""
    _open.update(names)


def is_closed(actor: Actor, name: str) -> bool:
    """Say whether somebody who curates nothing comes at a screen that is not theirs."""
    return bool(actor.roles) and not actor.is_editor and name not in _open


class NobodysPolicy(ModelPermissionPolicy):
    """Nobody makes, changes or deletes these in the CMS."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Say no, whoever asks."""
        return False

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Say no to all of them."""
        return False

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Say no about one."""
        return False

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        """Say no about one, to all of them."""
        return False


class NarrowRoleMiddleware:
    """Lead who holds a narrow role away from all other screens of the CMS."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on; the address is known only once it is resolved."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Ask before the screen does anything."""
        match = request.resolver_match
        if match is None or not request.path_info.startswith(CMS):
            return None
        closed = is_closed(request.actor, match.view_name)  # type: ignore[attr-defined]  # set by ActorMiddleware
        return permission_denied(request) if closed else None

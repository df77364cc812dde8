"""What only site admins set: the rule, the door and the menu entry that their screens share."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail.admin.menu import MenuItem

from .attempts import Refusal
from .choices import Role
from .http import ActorRequest
from .visibility import Actor

View = Callable[..., HttpResponse]


class SettingRefusedError(Refusal, PermissionError):
    """A site admin's change was refused; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def check_sets_the_site(actor: Actor) -> None:
    """Refuse everybody but site admins."""
    if not sets_the_site(actor):
        raise SettingRefusedError(_("Alleen sitebeheer mag dit instellen."))


def sets_the_site(actor: Actor) -> bool:
    """Say whether this person may change what the whole site says and does."""
    return Role.SITE_ADMIN in actor.roles


def for_site_admins(view: View) -> View:
    """Let only site admins in."""

    @wraps(view)
    def guarded(request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not sets_the_site(request.actor):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


class SiteAdminMenuItem(MenuItem):
    """Shown to site admins; a screen asks the rights again by itself."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the rights of this moment."""
        return sets_the_site(request.actor)  # type: ignore[attr-defined]  # set by ActorMiddleware

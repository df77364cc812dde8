"""The doors of accounts in the CMS."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from alliantie.cms_menu import PEOPLE_MENU, EditorsMenuItem

from .curation import trust as curation
from .models import User


@hooks.register("before_bulk_action")
def no_bulk_actions_on_accounts(
    _request: HttpRequest, _action_type: str, objects: list[Any], _action: Any
) -> None:
    """Refuse changes that would pass by the rules and the audit log."""
    if any(isinstance(item, User) for item in objects):
        raise PermissionDenied


@hooks.register("register_admin_urls")
def trust_urls() -> list[URLPattern]:
    """Route the screens about who publishes at once."""
    return [
        path("meteen-publiceren/", curation.trusted_people, name="trusted_people"),
        path("meteen-publiceren/<int:pk>/", curation.trusted_person, name="trusted_person"),
    ]


@hooks.register(PEOPLE_MENU)
def trust_menu_item() -> EditorsMenuItem:
    """Put the list in the menu."""
    return EditorsMenuItem(
        _("Meteen publiceren"), reverse("trusted_people"), icon_name="check", order=70
    )

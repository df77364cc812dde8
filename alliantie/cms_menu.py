"""The menu of the CMS: entries for editors, and one submenu for all that is about people."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

PEOPLE_MENU = "register_people_menu_item"
CONSTRUCT_PEOPLE_MENU = "construct_people_menu"


def is_editor(request: HttpRequest) -> bool:
    """Say whether this is for who asks; the rights of this moment."""
    return bool(request.actor.is_editor)  # type: ignore[attr-defined]  # set by ActorMiddleware


class EditorsMenuItem(MenuItem):
    """Shown to who curates; a screen asks the rights again by itself."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the rights of this moment."""
        return is_editor(request)


def people_menu_item() -> MenuItem:
    """Gather what apps add with the hook PEOPLE_MENU, so that the main menu stays short."""
    menu = Menu(register_hook_name=PEOPLE_MENU, construct_hook_name=CONSTRUCT_PEOPLE_MENU)
    return SubmenuMenuItem(_("Mensen"), menu, name="mensen", icon_name="user", order=205)

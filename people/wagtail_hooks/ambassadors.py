"""The doors of ambassadors in the CMS."""

from django.urls import URLPattern
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from alliantie.cms_menu import PEOPLE_MENU
from people.cms import ambassadors


@hooks.register("register_admin_urls")
def ambassador_urls() -> list[URLPattern]:
    """Route the screens of ambassadors."""
    return ambassadors.urls()


@hooks.register(PEOPLE_MENU)
def ambassadors_menu_item() -> MenuItem:
    """Put them in the menu."""
    return ambassadors.menu_item()

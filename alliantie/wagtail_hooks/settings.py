"""What site admins set: periods, texts, help, parts and imports."""

from django.http import HttpRequest
from django.urls import URLPattern
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from alliantie import period_views
from alliantie.cms_menu import CONSTRUCT_PEOPLE_MENU
from alliantie.features import doors as feature_doors
from alliantie.help_texts import doors as help_doors
from alliantie.imports import doors as import_doors
from alliantie.mail_texts import doors as mail_doors


@hooks.register("register_settings_menu_item")
def periods_menu_item() -> MenuItem:
    """Put the periods under the settings."""
    return period_views.menu_item()


@hooks.register("register_admin_urls")
def mail_text_urls() -> list[URLPattern]:
    """Route the texts of mails and the help of forms."""
    return [*mail_doors.urls(), *help_doors.urls()]


@hooks.register("register_settings_menu_item")
def mail_texts_menu_item() -> MenuItem:
    """Put the texts of mails under the settings."""
    return mail_doors.menu_item()


@hooks.register("register_settings_menu_item")
def help_texts_menu_item() -> MenuItem:
    """Put the help of forms under the settings."""
    return help_doors.menu_item()


@hooks.register("register_admin_urls")
def feature_urls() -> list[URLPattern]:
    """Route the switches."""
    return feature_doors.urls()


@hooks.register("register_settings_menu_item")
def features_menu_item() -> MenuItem:
    """Put the switches under the settings."""
    return feature_doors.menu_item()


@hooks.register("register_admin_urls")
def import_urls() -> list[URLPattern]:
    """Route the imports."""
    return import_doors.urls()


@hooks.register("register_settings_menu_item")
def imports_menu_item() -> MenuItem:
    """Put importing under the settings."""
    return import_doors.menu_item()


@hooks.register("construct_main_menu")
@hooks.register(CONSTRUCT_PEOPLE_MENU)
def menu_without_what_is_off(_request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out doors of parts that are off."""
    feature_doors.without_what_is_off(items)

"""Announcements elsewhere on the site."""

from django.utils.translation import gettext_lazy as _


def connect() -> None:
    """Put the desk of hosts in the menu of somebody's own desk."""
    from alliantie import desk_menu

    desk_menu.register("host:overview", label=_("Bijeenkomsten"), order=17)

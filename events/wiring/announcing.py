"""Announcements elsewhere on the site."""

from django.utils.translation import gettext_lazy as _


def connect() -> None:
    """Put the desk of hosts in the menu, and say what of meetings is their host's own."""
    from accounts.services import trust
    from alliantie import desk_menu
    from cases.services import authored
    from events.services import own_kind

    desk_menu.register("host:overview", label=_("Bijeenkomsten"), order=17)
    authored.register(own_kind.MEETINGS)
    trust.register("events", own_kind.published)

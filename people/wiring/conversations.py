"""Conversations elsewhere on the site."""

from django.utils.translation import gettext_lazy as _

from accounts import erasing, notices
from alliantie import desk_menu, incoming, periodic, sections


def connect() -> None:
    """Register search, sections, desk entries, notices, erasing and periodic work."""
    from people import receiving
    from people.presenting.conversations import waiting_rows
    from people.services import departed, replies
    from people.tasks import conversations as tasks

    desk_menu.register("own:conversations", label=_("Gesprekken"), order=30)
    sections.register(
        sections.Place.DESK,
        name="conversations",
        template="people/desk/waiting.html",
        build=waiting_rows,
        order=20,
    )
    notices.register(replies.KIND, label=_("Een bericht in een gesprek"), for_me=True)
    incoming.register(replies.PREFIX, receiving.receive)
    erasing.register("people.conversations", erase=departed.erase, export=departed.export)
    periodic.register(
        "care_for_conversations", every_seconds=3600, task=tasks.care_for_conversations
    )

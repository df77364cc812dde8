"""Profiles elsewhere on the site."""

from django.utils.translation import gettext_lazy as _

from accounts import erasing as forgetting
from alliantie import desk_menu, periodic
from people import erasing, uploads
from people.indexing import people as indexing
from people.tasks.inactivity import mind_inactive_people

from . import people_signals

SIX_HOURS = 6 * 3600


def connect() -> None:
    """Register search, sections, desk entries, notices, erasing and periodic work."""
    indexing.connect()
    uploads.connect()
    people_signals.connect()
    desk_menu.register("own:profile", label=_("Mijn profiel"), order=20)
    forgetting.register("people", erase=erasing.erase, export=erasing.export, names=erasing.names)
    periodic.register("mind_inactive_people", every_seconds=SIX_HOURS, task=mind_inactive_people)

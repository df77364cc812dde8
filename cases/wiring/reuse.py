"""Re-use elsewhere on the site."""

from django.utils.translation import gettext_lazy as _

from accounts import notices
from alliantie import periodic
from alliantie.sections import Place, register
from cases.presenting import lineage
from cases.services.lineage import APPLIED
from cases.services.taking import ASKED
from cases.tasks import ask_takers

EVERY_HOUR = 3600


def connect() -> None:
    """Register parts of pages, notices and periodic work."""
    parts = (
        (Place.CASE, "taking", "cases/reuse/taking.html", lineage.taking_part, 40),
        (Place.CASE, "lineage", "cases/reuse/lineage.html", lineage.lineage_of, 50),
        (Place.ORGANISATION, "applied", "cases/reuse/applied.html", lineage.applied_by, 50),
        (Place.DESK, "taken", "cases/reuse/desk.html", lineage.to_answer, 50),
    )
    for place, name, template, build, order in parts:
        register(place, name=name, template=template, build=build, order=order)
    notices.register(APPLIED, label=_("Iemand paste je praktijkvoorbeeld toe"), for_me=True)
    notices.register(ASKED, label=_("Vraag of je gebruikte wat je meenam"), for_me=True)
    periodic.register("ask_takers", every_seconds=EVERY_HOUR, task=ask_takers)

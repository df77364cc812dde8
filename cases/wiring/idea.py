"""Idea rounds elsewhere on the site."""

from django.utils.translation import gettext_lazy as _


def connect() -> None:
    """Register parts of pages, notices and what is kept of people."""
    from accounts import erasing as forgetting
    from accounts import notices
    from alliantie.sections import Place, register
    from cases.erasing import idea as keeping
    from cases.presenting import idea_rounds
    from cases.services.ideas import deciding

    parts = (
        (Place.FRONT, "cases/ideas/section_front.html", idea_rounds.open_rounds, 45),
        (Place.DESK, "cases/ideas/section_desk.html", idea_rounds.answered, 60),
    )
    for place, template, build, order in parts:
        register(place, name="ideas", template=template, build=build, order=order)
    notices.register(deciding.KIND, label=_("Antwoord op mijn idee"), for_me=True)
    forgetting.register("cases.ideas", erase=keeping.erase, export=keeping.export)

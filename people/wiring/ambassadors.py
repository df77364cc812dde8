"""Ambassadors elsewhere on the site."""

from django.utils.translation import gettext_lazy as _

from alliantie.sections import Place

TWICE_A_DAY = 43_200


def connect() -> None:
    """Register sections, a desk entry and periodic work; people forget and hand over terms with the profile."""
    from alliantie import desk_menu, periodic
    from people.tasks.ambassadors import ask_renewals

    _sections()
    desk_menu.register("own:requests", label=_("Verzoeken"), order=40)
    periodic.register("ask_renewals", every_seconds=TWICE_A_DAY, task=ask_renewals)


def _sections() -> None:
    from alliantie import sections
    from people import activity
    from people.presenting import ambassador_sections as parts
    from people.presenting.answers import answered

    for place, template, build in (
        (Place.PERSON, "section_person", parts.of_person),
        (Place.THEME, "section_theme", parts.of_theme),
        (Place.CASE_ASIDE, "section_case", parts.of_case),
        (Place.ORGANISATION, "section_ambassadors", parts.of_organisation),
        (Place.NOTHING_FOUND, "section_nothing_found", parts.for_words),
    ):
        sections.register(
            place, name="ambassadors", template=f"people/{template}.html", build=build, order=50
        )
    activity.register("answers", label=_("Beantwoorde vragen"), build=answered, order=220)

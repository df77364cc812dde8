"""Suggestions and introductions elsewhere on the site."""

from django.utils.translation import gettext_lazy as _

from accounts import erasing, notices
from alliantie import desk_menu, log_privacy, periodic, sections, weekly_lines

SIX_HOURS, ONE_HOUR = 6 * 3600, 3600


def connect() -> None:
    """Register sections, desk entries, notices, lines of the weekly mail, erasing and periodic work."""
    from matchmaking import erasing as kept
    from matchmaking.presenting import for_you, introduction
    from matchmaking.presenting.reasons import told
    from matchmaking.services import reasons, telling
    from matchmaking.tasks import introductions as tasks

    reasons.register(told)
    log_privacy.keep_people_out("/mijn/kennismakingen/")
    desk_menu.register("matching:for_you", label=_("Voor jou"), order=25)
    desk_menu.register_inside("matching:introductions", of="matching:for_you")
    for name, build, order in (
        ("introductions", introduction.waiting_on_desk, 15),
        ("for_you", for_you.on_desk, 30),
    ):
        template = f"matchmaking/section_{name}.html"
        sections.register(
            sections.Place.DESK, name=name, template=template, build=build, order=order
        )
    notices.register(telling.KIND, label=_("Een kennismaking met iemand"), for_me=True)
    notices.register_choice(for_you.KIND, label=_("Mensen voor jou (elke week)"))
    weekly_lines.register(for_you.KIND, for_you.weekly_lines)
    erasing.register("matchmaking.introductions", erase=kept.erase, export=kept.export)
    periodic.register(
        "prepare_suggestions", every_seconds=SIX_HOURS, task=tasks.prepare_suggestions
    )
    periodic.register(
        "see_to_introductions", every_seconds=ONE_HOUR, task=tasks.see_to_introductions
    )

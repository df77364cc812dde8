"""Use cases and dilemmas on pages of editors."""

from django.utils.translation import gettext_lazy as _


def connect() -> None:
    """Let editors put the newest on a page."""
    from alliantie.latest import register
    from cases.presenting import latest

    register(
        "cases",
        label=_("Praktijkvoorbeelden van leden"),
        card="components/card-case.html",
        build=latest.newest_cases,
        all_label=_("Alle praktijkvoorbeelden"),
        all_route="cases:overview",
    )
    register(
        "dilemmas",
        label=_("Dilemma's die op advies wachten"),
        card="components/card-dilemma.html",
        build=latest.newest_dilemmas,
        all_label=_("Alle dilemma's"),
        all_route="cases:dilemmas",
    )

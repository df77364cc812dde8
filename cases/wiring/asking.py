"""Asking: the desk's own list of dilemmas."""

from django.utils.translation import gettext_lazy as _


def connect() -> None:
    """Register parts of the desk."""
    from alliantie import desk_menu
    from alliantie.sections import Place, register
    from cases.desk import dilemma_listing

    desk_menu.register("desk:dilemmas", label=_("Dilemma's"), order=15)
    register(
        Place.DESK,
        name="dilemmas",
        template="cases/desk/dilemmas/to_do.html",
        build=dilemma_listing.to_do,
        order=20,
    )

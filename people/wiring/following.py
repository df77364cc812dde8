"""Following and notices elsewhere on the site."""

from django.utils.translation import gettext_lazy as _


def connect() -> None:
    """Register search, sections, desk entries, notices, erasing and periodic work."""
    from accounts import erasing
    from accounts.services import inbox
    from alliantie import desk_menu, log_privacy, sections
    from alliantie.sections import Place
    from people.presenting import following as buttons
    from people.presenting import notices
    from people.services import following

    log_privacy.keep_people_out("/mijn/volgen/")  # who follows whom is nobody's business
    button = "people/parts/follow.html"
    sections.register(
        Place.FOLLOW, name="follow", template=button, build=buttons.button_for, order=1
    )
    sections.register(
        Place.DESK,
        name="notices",
        template="people/parts/desk_notices.html",
        build=notices.on_desk,
        order=5,
    )
    desk_menu.register("own:inbox", label=_("Berichten"), order=50)
    desk_menu.register("own:follows", label=_("Wat ik volg"), order=55)
    erasing.register("notices", erase=inbox.erase, export=inbox.export)
    erasing.register("follows", erase=following.erase, export=following.export)

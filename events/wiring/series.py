"""Series and turns elsewhere on the site."""


def connect() -> None:
    """Register what is kept of people, and what is asked of them on their own desk."""
    from accounts import erasing
    from alliantie.sections import Place, register
    from events.erasing import series as kept
    from events.presenting import asked

    erasing.register("events.series", erase=kept.erase, export=kept.export)
    register(
        Place.DESK,
        name="events",
        template="events/section_desk.html",
        build=asked.build,
        order=25,
    )

"""Series and turns elsewhere on the site."""


def connect() -> None:
    """Register what is kept of people."""
    from accounts import erasing
    from events.erasing import series as kept

    erasing.register("events.series", erase=kept.erase, export=kept.export)

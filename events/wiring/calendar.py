"""Calendars elsewhere on the site."""


def connect() -> None:
    """Register what worker, desk and log need to know of calendars and personal links."""
    from accounts import erasing
    from alliantie import desk_menu, log_privacy, periodic
    from events.erasing import calendar as kept
    from events.services import announcing_changes
    from events.tasks import telling

    for path in ("/b/", "/agenda/"):
        log_privacy.keep_people_out(path)
    announcing_changes.start_with(telling.tell_everybody.enqueue)
    periodic.register("event_changes", every_seconds=300, task=telling.tell_left_over)
    desk_menu.register_inside("events:own_calendar", of="host:overview")
    erasing.register("events.calendar", erase=kept.erase, export=kept.export)

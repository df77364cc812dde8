"""Registrations elsewhere on the site."""

EVERY_MINUTE, EVERY_FIVE, EVERY_QUARTER = 60, 300, 900


def connect() -> None:
    """Register periodic work, the menu of the desk, what is kept of people; keep links out of logs."""
    from accounts import erasing as forgetting
    from alliantie import desk_menu, log_privacy, periodic
    from events.erasing import registration as keeping
    from events.tasks import registration as tasks

    log_privacy.keep_people_out("/aanmelding/")
    desk_menu.register_inside("events:registrations", of="host:overview")
    forgetting.register("events.registrations", erase=keeping.erase, export=keeping.export)
    periodic.register("mind_seats", every_seconds=EVERY_MINUTE, task=tasks.mind_seats)
    periodic.register(
        "remind_participants", every_seconds=EVERY_FIVE, task=tasks.remind_participants
    )
    periodic.register(
        "forget_participants", every_seconds=EVERY_QUARTER, task=tasks.forget_participants
    )

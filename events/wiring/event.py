"""Meetings elsewhere on the site."""


def connect() -> None:
    """Register parts of pages, notices, what is kept of hosts; listen to what changes what is shown."""
    from django.utils.translation import gettext_lazy as _

    from accounts import erasing
    from alliantie import latest
    from alliantie.sections import Place, register
    from events import activity, shelf, signals
    from events.erasing import hosting as kept
    from events.presenting import sections

    parts = (
        (Place.FRONT, "events/section_front.html", sections.on_front, 32),
        (Place.CASE, "events/section_case.html", sections.on_case, 60),
    )
    for place, template, build, order in parts:
        register(place, name="events", template=template, build=build, order=order)
    latest.register(
        "events",
        label=_("Bijeenkomsten die komen"),
        card="components/card-event.html",
        build=sections.soonest,
        all_label=_("Alle bijeenkomsten"),
        all_route="events:overview",
    )
    erasing.register("events.hosting", erase=kept.erase, export=kept.export)
    activity.connect()
    shelf.connect()
    signals.connect()

"""The clocks of a meeting for a page; the words are those of the mail and of the appointment."""

from events.calendaring.clocks import ShownClocks, clocks_of

__all__ = ["ShownClocks", "clocks_of"]

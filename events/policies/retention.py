"""How long we keep who came, and what they answered."""

from datetime import timedelta

from events.choices import Purpose

PEOPLE = timedelta(days=90)
DELICATE = timedelta(days=7)
# Health and belief can be read from these; they are for the day itself.
SOON_GONE = (Purpose.ACCESS, Purpose.DIET)

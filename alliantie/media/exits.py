"""By which exit code the reader of documents says why it gives no words."""

BROKEN = 3
LOCKED = 4
HEAVY = 5

"""Keys that seal who wrote what; they are not in the database, nor in its backups."""

from .env import text

# The first seals, all of them open; one of at least 32 characters each, between commas.
SEALING_KEY_LENGTH = 32
SEALING_KEYS = tuple(filter(None, text("SEALING_KEYS", "").replace(" ", "").split(",")))

"""Who should meet whom: whether matches follow each change, or only the night."""

from .env import flag

# Switch it off while thousands of things are imported: the night prepares all of them anyway.
MATCH_FOLLOW_CHANGES = flag("MATCH_FOLLOW_CHANGES", default=True)

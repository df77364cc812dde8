"""How long a profile stays when its owner does not come back."""

from .env import number, refuse

PROFILE_INACTIVE_AFTER_DAYS = number("PROFILE_INACTIVE_AFTER_DAYS", 365)
PROFILE_WARN_EVERY_DAYS = number("PROFILE_WARN_EVERY_DAYS", 30)
PROFILE_WARNINGS = number("PROFILE_WARNINGS", 3)
PROFILE_ERASE_AFTER_DAYS = number("PROFILE_ERASE_AFTER_DAYS", 180)

# A slip of the pen must not hide or erase everybody at once.
LEAST = {
    "PROFILE_INACTIVE_AFTER_DAYS": 30,
    "PROFILE_WARN_EVERY_DAYS": 7,
    "PROFILE_WARNINGS": 1,
    "PROFILE_ERASE_AFTER_DAYS": 30,
}
for _name, _least in LEAST.items():
    if globals()[_name] < _least:
        refuse(_name, f"must be at least {_least}.")

__all__ = [
    "PROFILE_ERASE_AFTER_DAYS",
    "PROFILE_INACTIVE_AFTER_DAYS",
    "PROFILE_WARNINGS",
    "PROFILE_WARN_EVERY_DAYS",
]

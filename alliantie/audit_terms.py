"""How long lines of the audit log are kept: bounds that no setting can pass."""

LEAST_DAYS = (
    180  # an incident is often found months later; the database itself keeps a line this long
)
MOST_DAYS = 5 * 365  # longer is keeping people's doings without a reason
USUAL_DAYS = 2 * 365

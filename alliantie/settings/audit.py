"""How long the audit log is kept, in days."""

from alliantie.audit_terms import LEAST_DAYS, MOST_DAYS, USUAL_DAYS

from .env import number, refuse

AUDIT_KEPT_DAYS = number("AUDIT_KEPT_DAYS", USUAL_DAYS)
if not LEAST_DAYS <= AUDIT_KEPT_DAYS <= MOST_DAYS:
    refuse("AUDIT_KEPT_DAYS", f"must be from {LEAST_DAYS} to {MOST_DAYS}.")

__all__ = ["AUDIT_KEPT_DAYS"]

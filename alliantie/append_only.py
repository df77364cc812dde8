"""The database itself refuses to change the audit log; what the models refuse, SQL could still do.

Put in place after every `migrate` and not by a migration: SQLite makes a table anew when a column
changes, and the triggers of the old one go with it.
"""

from typing import Any

from django.db import connections

from .audit_terms import LEAST_DAYS
from .models import AuditEntry
from .models.audit import APPEND_ONLY

TABLE = AuditEntry._meta.db_table
STANDS = ("id", "created_at", "action", "object_type", "outcome", "origin")
# Erasing somebody empties who and what; nothing else of a line ever changes.
SQLITE_SAME = " AND ".join(
    [
        *(f"NEW.{name} IS OLD.{name}" for name in STANDS),
        "(NEW.actor_id IS OLD.actor_id OR NEW.actor_id IS NULL)",
        "(NEW.object_id IS OLD.object_id OR NEW.object_id = '')",
    ]
)
POSTGRES_SAME = SQLITE_SAME.replace(" IS OLD.", " IS NOT DISTINCT FROM OLD.")
REFUSE = f"SELECT RAISE(ABORT, '{APPEND_ONLY}');"
SQLITE = {
    "audit_stands": f"BEFORE UPDATE ON {TABLE} WHEN NOT ({SQLITE_SAME})",
    "audit_stays": f"BEFORE DELETE ON {TABLE} "
    f"WHEN OLD.created_at > datetime('now', '-{LEAST_DAYS} days')",
    "audit_once": f"BEFORE INSERT ON {TABLE} "  # noqa: S608 - our own name; against INSERT OR REPLACE
    f"WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id)",
}
POSTGRES_FUNCTION = f"""
CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '{APPEND_ONLY}' USING ERRCODE = 'integrity_constraint_violation';
END $$"""
POSTGRES = {
    "audit_stands": f"BEFORE UPDATE ON {TABLE} FOR EACH ROW WHEN (NOT ({POSTGRES_SAME}))",
    "audit_stays": f"BEFORE DELETE ON {TABLE} FOR EACH ROW "
    f"WHEN (OLD.created_at > now() - interval '{LEAST_DAYS} days')",
    "audit_whole": f"BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT",
}


def install(using: str = "default", **_kwargs: Any) -> None:
    """Put the triggers in place; what stands already is left alone."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if TABLE not in connection.introspection.table_names(cursor):
            return
        if connection.vendor == "sqlite":
            for name, rule in SQLITE.items():
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
                cursor.execute(f"CREATE TRIGGER {name} {rule} BEGIN {REFUSE} END")
            return
        cursor.execute(POSTGRES_FUNCTION)
        standing = installed(using)
        for name, rule in POSTGRES.items():
            if name not in standing:
                cursor.execute(f"CREATE TRIGGER {name} {rule} EXECUTE FUNCTION audit_refuse()")


def installed(using: str = "default") -> set[str]:
    """Give the names of the triggers that stand."""
    connection = connections[using]
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [TABLE])
        return {row[0] for row in cursor.fetchall()}


def missing(using: str = "default") -> set[str]:
    """Give the triggers that should stand and do not."""
    wanted = SQLITE if connections[using].vendor == "sqlite" else POSTGRES
    return set(wanted) - installed(using)

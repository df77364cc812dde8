"""Where the data lives: SQLite by default, PostgreSQL 15 or newer with a connection pool."""

from typing import Any

import dj_database_url

from .env import BASE_DIR, folder, parsed

DATA_DIR = folder("DATA_DIR", BASE_DIR / "var")

SQLITE_OPTIONS: dict[str, Any] = {
    # With the default (DEFERRED) most parallel page creations end in "database is locked".
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}
POSTGRES_OPTIONS: dict[str, Any] = {
    "pool": {"min_size": 1, "max_size": 8, "timeout": 5},
    "connect_timeout": 3,
    "options": "-c statement_timeout=5000",
}


def database(url: str) -> dict[str, Any]:
    """Turn DATABASE_URL into Django's form with the options each engine needs."""
    config: dict[str, Any] = dict(dj_database_url.parse(url))
    engine = config["ENGINE"]
    if engine.endswith("sqlite3"):
        config["OPTIONS"] = {**SQLITE_OPTIONS, **config.get("OPTIONS", {})}
    elif engine.endswith("postgresql"):
        config["OPTIONS"] = {**POSTGRES_OPTIONS, **config.get("OPTIONS", {})}
    else:
        raise ValueError("only sqlite:/// and postgres:// are supported.")
    if not config.get("NAME"):
        raise ValueError("the name of the database is missing.")
    return config


DATABASES = {"default": parsed("DATABASE_URL", f"sqlite:///{DATA_DIR / 'db.sqlite3'}", database)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

__all__ = ["DATABASES", "DATA_DIR", "DEFAULT_AUTO_FIELD"]

"""How many different people asked something, without keeping who.

Of everybody who asks a question one bit of 64 is kept, chosen by a keyed digest of the question and
the address. The bits set are at most the number of different addresses, for whoever shares a bit
counts once; somebody who comes back from another address counts again. From a bit nobody can be
found back, and it differs from question to question.
"""

import sqlite3
from typing import Any

from django.db.models import Aggregate, BigIntegerField, Func, IntegerField
from django.utils.crypto import salted_hmac

BITS = 64
HIGHEST = 1 << (BITS - 1)
SALT = "search.askers"


def asker_bit(*, question: str, address: str) -> int:
    """Give the one bit of who asks, as a signed number that fits a column."""
    said = f"{question}\0{address}"
    place = salted_hmac(SALT, said, algorithm="sha256").digest()[0] % BITS
    bit = 1 << place
    return bit if bit < HIGHEST else -HIGHEST


class BitOr(Aggregate):
    """Put the bits of several days together; PostgreSQL has it, SQLite learns it below."""

    function = "BIT_OR"
    name = "BitOr"
    output_field = BigIntegerField()


class BitCount(Func):
    """Count the bits that are set."""

    function = "BIT_COUNT"
    output_field = IntegerField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Count in 64 bits, whatever the sign."""
        return self.as_sql(
            compiler, connection, template="BIT_COUNT((%(expressions)s)::bit(64))", **context
        )


class _Together:
    """BIT_OR for SQLite."""

    def __init__(self) -> None:
        self.bits = 0

    def step(self, value: int | None) -> None:
        """Take one row along."""
        self.bits |= value or 0

    def finalize(self) -> int:
        """Give what the rows have together."""
        return self.bits


def _count(value: int | None) -> int:
    return ((value or 0) & (2 * HIGHEST - 1)).bit_count()


def teach_sqlite(*, connection: Any, **kwargs: object) -> None:
    """Give a new SQLite connection the two functions."""
    if connection.vendor == "sqlite":
        raw: sqlite3.Connection = connection.connection
        raw.create_aggregate("BIT_OR", 1, _Together)
        raw.create_function("BIT_COUNT", 1, _count, deterministic=True)

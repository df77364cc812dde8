"""Select rows of exactly one e-mail address: a lookalike is the address of somebody else."""

from typing import Any

from django.db.models import QuerySet


def rows_at(rows: QuerySet[Any], address: str) -> QuerySet[Any]:
    """Select rows whose `email` is this address, whatever its capitals; two queries.

    PostgreSQL also takes a dotless i for an i, so that what it finds is looked at once more.
    """
    found = rows.filter(email__iexact=address).values_list("pk", "email") if address else ()
    return rows.filter(pk__in=[pk for pk, email in found if email.lower() == address.lower()])

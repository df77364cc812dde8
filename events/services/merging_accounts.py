"""Registrations of somebody whose account went up in their other one."""

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from accounts.services.addresses import rows_at
from alliantie.merging.sweeping import write_anew
from events.models import Registration


@transaction.atomic
def take_over_addresses(gone: User, kept: User) -> None:
    """Reach them at the one address, as a guest too; who signed up twice keeps both seats until the end."""
    rows = Registration.objects.filter(Q(user=kept) | Q(user=None))
    write_anew(rows_at(rows, gone.email), "email", kept.email)

"""What reports hang on an account when it goes up in another."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.services.addresses import rows_at
from accounts.services.merging import KIND
from alliantie.merging.registry import Relation, follow, relate
from alliantie.merging.sweeping import write_anew
from reports.models import Report
from reports.services.merging_accounts import move_dossiers

DECIDED = _("Wie iets besloot, blijft staan zoals het was.")


def take_over_addresses(gone: User, kept: User) -> None:
    """Answer reports that were made as a visitor at the one address."""
    rows = Report.objects.filter(Q(reporter=kept) | Q(reporter=None))
    write_anew(rows_at(rows, gone.email), "email", kept.email)


def connect() -> None:
    """Say what goes along and what stays."""
    relate(
        KIND,
        Relation("reports.Report.reporter", swept=True),
        Relation("reports.Dossier.decided_by", stays=DECIDED),
        Relation("reports.Dossier.appeal_decided_by", stays=DECIDED),
    )
    follow(KIND, take_over_addresses)
    follow(KIND, move_dossiers)

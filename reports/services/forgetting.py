"""Forget who reported once nobody can appeal any more, and the words a year after the decision."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record
from reports.models import Dossier, Report

PEOPLE_FOR = timedelta(days=31)
WORDS_FOR = timedelta(days=365)


@transaction.atomic
def forget() -> int:
    """Throw away what is no longer needed; the numbers stay. Gives how many reports changed."""
    now = timezone.now()
    over = Dossier.objects.over(now - PEOPLE_FOR)
    nameless = Report.objects.filter(dossier__in=over.values("pk")).exclude(email="", who="")
    number = nameless.update(email="", who="")
    old = Dossier.objects.over(now - WORDS_FOR)
    deleted, _by_model = Report.objects.filter(dossier__in=old.values("pk")).delete()
    words = {"decision": "", "appeal": "", "appeal_decision": "", "memory": ""}
    old.exclude(**words).update(**words)
    if number or deleted:
        record(action="report.forget", actor_id=None, origin="worker")
    return number + deleted

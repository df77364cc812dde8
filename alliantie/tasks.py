"""Background and periodic work of the frame."""

from datetime import timedelta

from django.core.management import call_command
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from . import audit_keeping
from .freshness.asking import look_round
from .imports import retention, working
from .media import checking, keeping
from .merging.keeping import forget_values
from .models import OutgoingMail, Receipt
from .numbers.counting import count_what_is_missing
from .today import grace
from .today.being_away import forget_past_absences
from .today.taking import forget_what_is_done

RECEIPTS_KEPT = timedelta(days=30)
MAIL_KEPT = timedelta(days=30)
# Reading one file may take twenty seconds; mail and the search index go first.
READ_PRIORITY = -10
# Words of a file are waited for; what it lacks can be told a little later.
CHECK_PRIORITY = -20


@task()
def publish_and_expire() -> None:
    """Publish what was scheduled and take down what expired."""
    call_command("publish_scheduled", verbosity=0)


@task()
def forget_old_lines() -> None:
    """Forget lines of the audit log after their term."""
    audit_keeping.forget_old_lines(now=timezone.now())


@task()
def forget_merged() -> None:
    """Empty the journal of merges that can no longer be undone."""
    forget_values(now=timezone.now())


@task()
def tidy() -> None:
    """Forget finished tasks, old receipts, sent mail, ended sessions, and who did work that is done."""
    now = timezone.now()
    Receipt.objects.filter(created_at__lt=now - RECEIPTS_KEPT).delete()
    old = now - MAIL_KEPT
    OutgoingMail.objects.filter(Q(sent_at__lt=old) | Q(given_up_at__lt=old)).delete()
    forget_what_is_done()
    forget_past_absences()
    grace.forget_old()
    call_command("prune_db_task_results", min_age_days=7, verbosity=0)
    call_command("clearsessions")


@task()
def carry_out_decision(pk: int) -> None:
    """Do what an editor decided, now that it was not taken back."""
    grace.carry_out(pk=pk)


@task()
def work_on_import(pk: int) -> None:
    """Look at an import, carry it out or undo it."""
    working.work(pk=pk)


@task()
def look_after_imports() -> None:
    """Find imports whose work was lost, and erase files of old ones."""
    retention.look_after_lost()
    retention.forget(now=timezone.now())


@task(priority=READ_PRIORITY)
def read_attachment(pk: int) -> None:
    """Read the words of one file."""
    keeping.read_words(pk=pk)


@task()
def read_left_over() -> None:
    """Have files read whose task was lost or failed."""
    keeping.queue_left_over()


@task(priority=CHECK_PRIORITY)
def check_attachment(pk: int) -> None:
    """Check whether everybody can read one file."""
    checking.check_file(pk=pk)


@task()
def check_left_over() -> None:
    """Have files checked whose task was lost or failed, or that an older check looked at."""
    checking.queue_left_over()


@task()
def ask_what_holds() -> None:
    """Ask owners whether what they wrote still holds."""
    look_round()


@task(priority=READ_PRIORITY)
def count_numbers() -> None:
    """Count the months that are over and were not counted yet."""
    count_what_is_missing()

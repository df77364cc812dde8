"""What is known of a file is queued with it, found once, found anew, and gone with it."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from alliantie.choices import CheckState, Finding
from alliantie.media import checking, checks
from alliantie.models import Attachment, AttachmentCheck
from alliantie.querysets import LEFT_ALONE, MOST_ATTEMPTS
from tests.factories.papers import pdf_bytes, pdf_for_everybody
from tests.factories.uploads import make_attachment, upload

pytestmark = pytest.mark.django_db


def known(attachment) -> AttachmentCheck:
    return AttachmentCheck.objects.get(attachment=attachment)


def waiting_tasks() -> int:
    return DBTaskResult.objects.ready().filter(task_path__endswith="check_attachment").count()


def test_file_is_checked_by_the_worker_once_and_anew_when_it_is_replaced(run_tasks):
    file = make_attachment(content=pdf_bytes("woord"))
    assert (known(file).state, known(file).hinders) == (CheckState.WAITING, False)
    run_tasks()
    row = known(file)
    assert (row.state, row.hinders, row.pages, row.attempts) == (CheckState.CHECKED, True, 1, 1)
    assert row.found == [Finding.NO_TAGS, Finding.NO_LANGUAGE, Finding.NO_TITLE]
    checking.check_file(pk=file.pk)
    assert known(file).attempts == 1
    today = timezone.localdate()
    AttachmentCheck.objects.update(excuse="Kan niet", excuse_until=today, asked_at=timezone.now())
    assert not AttachmentCheck.objects.to_mend(today).exists()
    assert AttachmentCheck.objects.to_mend(today + timedelta(days=1)).exists()
    file.title = "Anders"
    file.save()
    assert waiting_tasks() == 0
    file.file.save("nieuw.pdf", upload(pdf_for_everybody(), "nieuw.pdf"), save=True)
    row = known(file)
    assert (row.state, row.findings, row.excuse, row.asked_at) == (CheckState.WAITING, [], "", None)
    run_tasks()
    assert (known(file).findings, known(file).language) == ([], "nl-NL")
    file.delete()
    assert not AttachmentCheck.objects.exists()


def test_what_was_found_in_a_file_that_is_no_longer_there_is_not_written(monkeypatch):
    file = make_attachment(content=pdf_bytes("oud"))

    def check(attachment, name):
        file.file.save("nieuw.pdf", upload(pdf_bytes("nieuw"), "nieuw.pdf"), save=True)
        return checks.Checked(CheckState.CHECKED, findings=(Finding.NO_TEXT,))

    monkeypatch.setattr(checking, "check", check)
    checking.check_file(pk=file.pk)
    assert (known(file).state, known(file).findings) == (CheckState.WAITING, [])


def test_left_over_is_bounded_and_a_newer_check_looks_again(run_tasks, monkeypatch):
    file = make_attachment(content=pdf_bytes("woord"))
    run_tasks()
    now, row = timezone.now(), AttachmentCheck.objects.filter(pk=file.pk)
    longer_ago = now - LEFT_ALONE - timedelta(minutes=1)
    for state, version, attempts, changed_at, queued in (
        (CheckState.CHECKED, "1", 1, longer_ago, 0),
        (CheckState.REFUSED, "1", 1, longer_ago, 0),
        (CheckState.CHECKED, "0", MOST_ATTEMPTS, longer_ago, 1),
        (CheckState.FAILED, "1", 1, longer_ago, 1),
        (CheckState.FAILED, "1", MOST_ATTEMPTS, longer_ago, 0),
        (CheckState.WAITING, "", 0, longer_ago, 1),
        (CheckState.WAITING, "", 0, now, 0),
    ):
        row.update(state=state, version=version, attempts=attempts, changed_at=changed_at)
        DBTaskResult.objects.all().delete()
        checking.queue_left_over()
        assert waiting_tasks() == queued, (state, version, attempts)
    row.update(state=CheckState.CHECKED, version="0", excuse="Kan niet", findings=[])
    checking.check_file(pk=file.pk)
    assert (known(file).version, known(file).excuse) == ("1", "Kan niet")
    assert known(file).hinders
    make_attachment()
    AttachmentCheck.objects.all().delete()
    DBTaskResult.objects.all().delete()
    monkeypatch.setattr(checking, "MOST_LEFT_OVER", 1)
    checking.queue_left_over()
    assert waiting_tasks() == 1


def test_command_checks_all_that_waits_and_says_how_many_a_minute():
    old, new = make_attachment(content=pdf_bytes("a")), make_attachment(content=pdf_for_everybody())
    AttachmentCheck.objects.filter(attachment=old).delete()
    said = StringIO()
    call_command("check_attachments", stdout=said)
    assert "2 files: 2 checked.\n1 not for everybody; " in said.getvalue()
    assert (known(old).hinders, known(new).hinders) == (True, False)
    said = StringIO()
    call_command("check_attachments", stdout=said)
    assert said.getvalue() == "0 files: nothing to do.\n"
    assert Attachment.objects.count() == 2

"""The words of a file are queued with it, read once, replaced and removed with it."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from alliantie import leases
from alliantie.choices import TextReason, TextState
from alliantie.media import keeping, registry
from alliantie.media.texts import Reading
from alliantie.models import Attachment, AttachmentText
from alliantie.querysets import LEFT_ALONE, MOST_ATTEMPTS
from cases.services.uploading import keep_document
from tests.factories.accounts import make_editor
from tests.factories.cases import make_user
from tests.factories.papers import odt_with, pdf_bytes
from tests.factories.uploads import make_attachment, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(monkeypatch):
    """Give the files whose words are told to have changed."""
    heard: list[int] = []
    monkeypatch.setattr(registry, "_listeners", [heard.append])
    return heard


def words_of(attachment) -> AttachmentText:
    return AttachmentText.objects.get(attachment=attachment)


def waiting_tasks() -> int:
    return DBTaskResult.objects.ready().filter(task_path__endswith="read_attachment").count()


def test_authors_file_is_read_by_the_worker(run_tasks, told):
    file = keep_document(
        file=upload(pdf_bytes("oorspronkelijk"), "plan.pdf"), title="Plan", user_id=make_user().pk
    )
    assert words_of(file).state == TextState.WAITING
    assert told == []
    run_tasks()
    assert (words_of(file).text, words_of(file).attempts) == ("oorspronkelijk", 1)
    assert told == [file.pk]


def test_editors_file_is_read_and_read_anew_when_it_is_replaced(client, site_home, run_tasks, told):
    client.force_login(make_editor())
    new = {"title": "Plan", "file": SimpleUploadedFile("plan.odt", odt_with("oorspronkelijk"))}
    client.post(reverse("wagtaildocs:add"), new)
    file = Attachment.objects.get()
    run_tasks()
    assert "oorspronkelijk" in words_of(file).text
    told.clear()
    other = {"title": "Plan", "file": SimpleUploadedFile("plan.pdf", pdf_bytes("vervangen"))}
    client.post(reverse("wagtaildocs:edit", args=[file.pk]), other)
    assert words_of(file).text == ""
    assert told == [file.pk]
    run_tasks()
    assert words_of(file).text == "vervangen"
    assert told == [file.pk] * 2


def test_new_name_does_not_read_again(run_tasks, told):
    file = make_attachment(content=pdf_bytes("woord"))
    run_tasks()
    file.title = "Anders"
    file.save()
    assert waiting_tasks() == 0
    assert words_of(file).text == "woord"


def test_file_and_its_task_are_written_together_or_not_at_all(monkeypatch):
    def full(pk: int) -> None:
        raise RuntimeError("disk full")

    monkeypatch.setattr(keeping, "_queue", full)
    with pytest.raises(RuntimeError, match="disk full"):
        make_attachment()
    assert not Attachment.objects.exists()
    assert not AttachmentText.objects.exists()


def test_doing_it_twice_has_the_effect_of_once(run_tasks, told):
    file = make_attachment(content=pdf_bytes("woord"))
    run_tasks()
    keeping.read_words(pk=file.pk)
    assert words_of(file).attempts == 1
    assert told == [file.pk]


def test_worker_that_dies_in_the_middle_loses_nothing(run_tasks, monkeypatch):
    file = make_attachment(content=pdf_bytes("woord"))
    row = DBTaskResult.objects.ready().get(task_path__endswith="read_attachment")
    row.claim("a worker that dies")
    monkeypatch.setattr(keeping, "read", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        row.task_result.task.call(file.pk)
    monkeypatch.undo()
    assert words_of(file).state == TextState.WAITING
    assert leases.requeue() == 1
    DBTaskResult.objects.update(run_after=timezone.now())
    run_tasks()
    assert (words_of(file).text, words_of(file).attempts) == ("woord", 2)


@pytest.mark.parametrize("meanwhile", ["replaced", "deleted"])
def test_words_of_a_file_that_is_no_longer_there_are_not_written(monkeypatch, told, meanwhile):
    file = make_attachment(content=pdf_bytes("oud"))

    def read(attachment, name):
        if meanwhile == "deleted":
            Attachment.objects.get(pk=file.pk).delete()
        else:
            file.file.save("nieuw.pdf", upload(pdf_bytes("nieuw"), "nieuw.pdf"), save=True)
        told.clear()
        return Reading(TextState.READ, text="oud")

    monkeypatch.setattr(keeping, "read", read)
    keeping.read_words(pk=file.pk)
    assert not AttachmentText.objects.filter(text="oud").exists()
    assert told == []


def test_file_that_cannot_be_read_ends_with_a_reason(run_tasks, told):
    file = make_attachment(content=pdf_bytes("geheim", lock=True))
    run_tasks()
    assert (words_of(file).state, words_of(file).reason) == (TextState.REFUSED, TextReason.LOCKED)
    assert told == []


def test_words_go_with_the_file(run_tasks, told):
    file = make_attachment(content=pdf_bytes("woord"))
    run_tasks()
    told.clear()
    pk = file.pk
    file.delete()
    assert not AttachmentText.objects.exists()
    assert told == [pk]


def test_what_failed_is_tried_again_a_few_times(run_tasks):
    file = make_attachment(content=pdf_bytes("woord"))
    run_tasks()
    row = AttachmentText.objects.filter(pk=file.pk)
    longer_ago = timezone.now() - LEFT_ALONE - timedelta(minutes=1)
    for state, attempts, changed_at, queued in (
        (TextState.FAILED, 1, longer_ago, 1),
        (TextState.WAITING, 0, longer_ago, 1),
        (TextState.FAILED, 1, timezone.now(), 0),
        (TextState.FAILED, MOST_ATTEMPTS, longer_ago, 0),
        (TextState.REFUSED, 1, longer_ago, 0),
        (TextState.READ, 1, longer_ago, 0),
    ):
        row.update(state=state, attempts=attempts, changed_at=changed_at)
        DBTaskResult.objects.all().delete()
        keeping.queue_left_over()
        assert waiting_tasks() == queued, (state, attempts)


def test_files_of_an_older_site_are_queued(run_tasks):
    file = make_attachment(content=pdf_bytes("woord"))
    AttachmentText.objects.all().delete()
    DBTaskResult.objects.all().delete()
    keeping.queue_left_over()
    run_tasks()
    assert words_of(file).text == "woord"


def test_command_reads_all_that_waits_or_failed():
    old, failed, new = (make_attachment(content=pdf_bytes(word)) for word in ("a", "b", "c"))
    AttachmentText.objects.filter(attachment=old).delete()
    AttachmentText.objects.filter(attachment=failed).update(state=TextState.FAILED, attempts=9)
    locked = make_attachment(content=pdf_bytes("x", lock=True))
    said = StringIO()
    call_command("read_attachments", stdout=said)
    assert [words_of(file).text for file in (old, failed, new, locked)] == ["a", "b", "c", ""]
    assert said.getvalue() == "4 files: 3 read, 1 refused.\n"
    said = StringIO()
    call_command("read_attachments", stdout=said)
    assert said.getvalue() == "0 files: nothing to do.\n"

"""Papers, links and recordings of a meeting: kept by its host, online when they may be."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.media.throttling import count_upload
from alliantie.visibility import Actor
from cases.services.uploading import keep_document
from events.models import EventPage, Material
from events.policies.hosting import EventRefusedError
from events.policies.recording import ENDINGS, LOOKED_AT, check_recording, check_words

from .hosts import check_runs

MOST = 40


@dataclass(frozen=True)
class Brought:
    """What a host brings: a document, an address, or film or sound with its words."""

    title: str
    url: str = ""
    document: Any = None
    recording: Any = None
    transcript: str = ""
    is_before: bool = False
    is_podcast: bool = False


@transaction.atomic
def add_material(*, event: EventPage, actor: Actor, brought: Brought) -> Material:
    """Keep what was brought; a recording without its words waits, everything else is online at once."""
    check_runs(event, actor)
    if event.materials.count() >= MOST:
        raise EventRefusedError(_("Er staat al genoeg bij deze bijeenkomst. Haal eerst iets weg."))
    row = Material(
        event=event,
        kind=_kind(brought),
        title=brought.title,
        url=brought.url,
        transcript=brought.transcript.strip(),
        is_before=brought.is_before,
        is_podcast=brought.is_podcast,
    )
    _keep_files(row, brought, actor)
    if row.kind != Material.MEDIA or row.transcript:
        row.published_at = timezone.now()
    row.save()
    record(action="material.add", obj=row, actor_id=actor.user_id)
    return row


@transaction.atomic
def write_out(*, material: Material, actor: Actor, transcript: str) -> None:
    """Keep the words of a recording and put it online."""
    check_runs(material.event, actor)
    check_words(transcript)
    material.transcript = transcript.strip()
    material.published_at = material.published_at or timezone.now()
    material.save(update_fields=["transcript", "published_at"])
    record(action="material.publish", obj=material, actor_id=actor.user_id)


@transaction.atomic
def remove_material(*, material: Material, actor: Actor) -> None:
    """Take something away with its file; twice is once."""
    check_runs(material.event, actor)
    stored, attachment = material.file, material.attachment
    record(action="material.remove", obj=material, actor_id=actor.user_id)
    material.delete()
    if attachment is not None:
        attachment.delete()
    if stored:
        transaction.on_commit(lambda: stored.storage.delete(str(stored.name)))


def _kind(brought: Brought) -> str:
    if brought.document is not None:
        return Material.PAPER
    if brought.recording is not None or brought.transcript.strip():
        return Material.MEDIA
    return Material.LINK


def _keep_files(row: Material, brought: Brought, actor: Actor) -> None:
    """Keep a document through the gate of all documents, a recording after a look at its first bytes."""
    if brought.document is not None:
        row.attachment = keep_document(
            file=brought.document, title=brought.title, user_id=actor.user_id or 0
        )
    if brought.recording is not None:
        count_upload(actor.user_id)
        brought.recording.seek(0)
        kind = check_recording(brought.recording.read(LOOKED_AT), brought.recording.size)
        brought.recording.seek(0)
        row.media_type, row.size = kind, brought.recording.size
        row.file.save(f"opname.{ENDINGS[kind]}", brought.recording, save=False)

"""Papers, links and recordings of a meeting: kept by its host, online when they may be."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.media.throttling import count_upload
from alliantie.models import Attachment
from alliantie.visibility import Actor
from cases.services.uploading import keep_document
from events.models import EventPage, Material, Recording
from events.policies.hosting import EventRefusedError
from events.policies.recording import check_words

from .hosts import check_runs
from .recordings import keep_recording, take_in

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
        is_before=brought.is_before,
        is_podcast=brought.is_podcast,
    )
    if brought.recording is not None:
        _keep_recording(row, brought, actor)
    else:
        _keep_paper(row, brought, actor)
    record(action="material.add", obj=row, actor_id=actor.user_id)
    return row


@transaction.atomic
def write_out(*, material: Material, actor: Actor, transcript: str) -> None:
    """Keep the words of a recording and put it online."""
    check_runs(material.event, actor)
    check_words(transcript)
    if material.recording is not None:
        material.recording.transcript = transcript
        keep_recording(recording=material.recording, material=material, actor=actor, is_online=True)
    else:
        material.transcript = transcript.strip()
        material.published_at = material.published_at or timezone.now()
        material.save(update_fields=["transcript", "published_at"])
    record(action="material.publish", obj=material, actor_id=actor.user_id)


@transaction.atomic
def remove_material(*, material: Material, actor: Actor) -> None:
    """Take something away, and its file with it; twice is once."""
    check_runs(material.event, actor)
    record(action="material.remove", obj=material, actor_id=actor.user_id)
    material.delete()


@transaction.atomic
def material_gone(*, material: Material) -> None:
    """Let a paper or a recording go with its place, also when the whole meeting goes."""
    if material.attachment_id is not None:
        Attachment.objects.filter(pk=material.attachment_id).delete()
    if material.recording_id is not None:
        Recording.objects.filter(pk=material.recording_id).delete()


def _kind(brought: Brought) -> str:
    if brought.document is not None:
        return Material.PAPER
    if brought.recording is not None or brought.transcript.strip():
        return Material.MEDIA
    return Material.LINK


def _keep_paper(row: Material, brought: Brought, actor: Actor) -> None:
    """Keep an address, or a document through the gate of all documents."""
    row.url, row.transcript = brought.url, brought.transcript.strip()
    if brought.document is not None:
        row.attachment = keep_document(
            file=brought.document, title=brought.title, user_id=actor.user_id or 0
        )
    row.published_at = timezone.now()
    row.save()


def _keep_recording(row: Material, brought: Brought, actor: Actor) -> None:
    """Keep sound or film after a look at its first bytes; without its words it waits."""
    count_upload(actor.user_id)
    recording = Recording(
        title=brought.title,
        transcript=brought.transcript,
        uploaded_by_user_id=actor.user_id,
    )
    name = take_in(recording=recording, file=brought.recording)
    recording.file.save(name, brought.recording, save=False)
    has_words = bool(brought.transcript.strip())
    keep_recording(recording=recording, material=row, actor=actor, is_online=has_words)

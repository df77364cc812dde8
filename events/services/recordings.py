"""Recordings: looked at before they are kept, online only with their words, gone with their meeting."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record
from alliantie.visibility import Actor
from events.models import EventPage, Material, Recording
from events.policies.recording import ENDINGS, LOOKED_AT, check_recording, check_words

from .hosts import check_runs


def take_in(*, recording: Recording, file: Any) -> str:
    """Write down what a file is by its first bytes; give the name to keep it under."""
    file.seek(0)
    kind = check_recording(file.read(LOOKED_AT), file.size)
    file.seek(0)
    recording.media_type, recording.size = kind, file.size
    recording.type = kind.partition("/")[0]
    return f"opname.{ENDINGS[kind]}"


def check_keeping(*, event: EventPage, actor: Actor, transcript: str, is_online: bool) -> None:
    """Refuse who does not run the meeting, and to put online what has no words."""
    check_runs(event, actor)
    if is_online:
        check_words(transcript)


@transaction.atomic
def keep_recording(
    *, recording: Recording, material: Material, actor: Actor, is_online: bool, origin: str = "web"
) -> Material:
    """Keep a recording and the place it has at a meeting; both bear the same title."""
    recording.transcript = recording.transcript.strip()
    check_keeping(
        event=material.event, actor=actor, transcript=recording.transcript, is_online=is_online
    )
    recording.published_at = (recording.published_at or timezone.now()) if is_online else None
    recording.save()
    material.recording, material.kind = recording, Material.MEDIA
    material.title, material.url, material.transcript = recording.title, "", ""
    material.published_at = None
    material.save()
    record(action="recording.keep", obj=recording, actor_id=actor.user_id, origin=origin)
    return material

"""Papers, links and recordings beside a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from events.models import EventPage, Material


@dataclass(frozen=True)
class PaperLine:
    """A document or a link, as the list of files takes it."""

    title: str
    url: str
    kind: str
    size: str = ""
    icon: str = "file"


@dataclass(frozen=True)
class Recording:
    """Sound or film with its words; without a file of ours `url` leads elsewhere."""

    title: str
    url: str
    media_type: str
    transcript: str

    @property
    def is_sound(self) -> bool:
        """Say whether it is played as sound."""
        return self.media_type.startswith("audio/")


@dataclass(frozen=True)
class Materials:
    """What one reads before, what was shown, what can be heard and seen again."""

    before: Sequence[PaperLine] = ()
    papers: Sequence[PaperLine] = ()
    recordings: Sequence[Recording] = ()

    def __bool__(self) -> bool:
        """Say whether there is anything."""
        return bool(self.before or self.papers or self.recordings)


def materials_of(event: EventPage) -> Materials:
    """Give what is online; whoever may see the meeting may have these; one query."""
    rows = event.materials.filter(published_at__isnull=False).select_related("attachment", "event")
    before, papers, recordings = [], [], []
    for row in rows:
        if row.kind == Material.MEDIA:
            recordings.append(_recording(row))
        else:
            (before if row.is_before else papers).append(_paper(row))
    return Materials(before, papers, recordings)


def media_url(material: Material) -> str:
    """Give the address that asks who is looking; the file itself has none."""
    name = material.file.name.rpartition("/")[2]
    return reverse("events:recording", args=[material.event.slug, material.pk, name])


def _recording(row: Material) -> Recording:
    url = media_url(row) if row.file else row.url
    return Recording(row.title, url, row.media_type if row.file else "", row.transcript)


def _paper(row: Material) -> PaperLine:
    if row.attachment is None:
        return PaperLine(row.title, row.url, _("Link"), icon="link")
    kind = row.attachment.filename.rpartition(".")[2].upper()
    size = filesizeformat(row.attachment.file_size) if row.attachment.file_size else ""
    return PaperLine(row.title, row.attachment.url, kind, size)

"""Papers, links and recordings beside a meeting."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from events.models import EventPage, Material

# How the two databases write yes as text.
TRUE = frozenset({"1", "true", "t"})


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


def materials_of(event: EventPage, rows: Iterable[tuple[int, Sequence[str]]]) -> Materials:
    """Sort what is online; whoever may see the meeting may have these."""
    before: list[PaperLine] = []
    papers: list[PaperLine] = []
    recordings: list[Recording] = []
    for pk, (kind, title, url, is_before, *more) in rows:
        file, media_type, transcript, *paper = more
        if kind == Material.MEDIA:
            played = recording_url(event.slug, pk, file) if file else url
            recordings.append(Recording(title, played, media_type if file else "", transcript))
        else:
            asked = is_before.lower() in TRUE
            (before if asked else papers).append(_paper(title, url, *paper))
    return Materials(before, papers, recordings)


def media_url(material: Material) -> str:
    """Give the address that asks who is looking; the file itself has none."""
    return recording_url(material.event.slug, material.pk, str(material.file.name))


def recording_url(slug: str, pk: int, file: str) -> str:
    """Give the address of a stored file of a meeting."""
    return reverse("events:recording", args=[slug, pk, file.rpartition("/")[2]])


def _paper(title: str, url: str, pk: str, name: str, file: str, size: str) -> PaperLine:
    if not pk:
        return PaperLine(title, url, _("Link"), icon="link")
    stored = file.rpartition("/")[2]
    kind = stored.rpartition(".")[2].upper()
    address = reverse("media:document", args=[int(pk), stored])
    return PaperLine(title or name, address, kind, filesizeformat(size) if size else "")

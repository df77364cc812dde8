"""Papers, links and recordings beside a meeting."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from events.models import Material

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
    is_hard_to_read: bool = False


@dataclass(frozen=True)
class Recorded:
    """Sound or film with its words; without a file of ours `url` leads elsewhere."""

    title: str
    url: str
    media_type: str
    transcript: str
    is_podcast: bool = False

    @property
    def is_sound(self) -> bool:
        """Say whether it is played as sound."""
        return self.media_type.startswith("audio/")

    @property
    def is_episode(self) -> bool:
        """Say whether the podcast has it, if everybody may hear it."""
        return self.is_sound and self.is_podcast


@dataclass(frozen=True)
class Materials:
    """What one reads before, what was shown, what can be heard and seen again."""

    before: Sequence[PaperLine] = ()
    papers: Sequence[PaperLine] = ()
    recordings: Sequence[Recorded] = ()

    def __bool__(self) -> bool:
        """Say whether there is anything."""
        return bool(self.before or self.papers or self.recordings)


def materials_of(rows: Iterable[tuple[int, Sequence[str]]]) -> Materials:
    """Sort what is online; whoever may see the meeting may have these."""
    before: list[PaperLine] = []
    papers: list[PaperLine] = []
    recordings: list[Recorded] = []
    for _pk, (kind, title, url, is_before, *more) in rows:
        is_podcast, transcript, recording, file, media_type, words, *paper = more
        if recording:
            address = recording_url(recording, file)
            is_episode = is_podcast.lower() in TRUE
            recordings.append(Recorded(title, address, media_type, words, is_episode))
        elif kind == Material.MEDIA:
            recordings.append(Recorded(title, url, "", transcript))
        else:
            asked = is_before.lower() in TRUE
            (before if asked else papers).append(_paper(title, url, *paper))
    return Materials(before, papers, recordings)


def recording_url(pk: str, file: str) -> str:
    """Give the address that asks who is looking; the file itself has none."""
    return reverse("events:recording", args=[int(pk), file.rpartition("/")[2]])


def _paper(title: str, url: str, *stored: str) -> PaperLine:
    pk, name, path, size, hinders = stored
    if not pk:
        return PaperLine(title, url, _("Link"), icon="link")
    file = path.rpartition("/")[2]
    return PaperLine(
        title or name,
        url=reverse("media:document", args=[int(pk), file]),
        kind=file.rpartition(".")[2].upper(),
        size=filesizeformat(size) if size else "",
        is_hard_to_read=hinders.lower() in TRUE,
    )

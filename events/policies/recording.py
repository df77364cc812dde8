"""What a recording may be: told by its first bytes, never by its name."""

from django.utils.translation import gettext as _

from alliantie.attempts import Refusal

MOST_BYTES = 300 * 1024 * 1024
LOOKED_AT = 64
SOUND, FILM = "audio", "video"
ENDINGS = {
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/ogg": "ogg",
    "video/mp4": "mp4",
    "video/webm": "webm",
}
_SOUND_BRANDS = (b"M4A ", b"M4B ")
_FILM_BRANDS = (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ")
_MPEG_LAYER_3 = (0xFB, 0xF3, 0xFA, 0xF2)


class RecordingRefusedError(Refusal, ValueError):
    """A recording we do not keep; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def check_recording(start: bytes, size: int) -> str:
    """Give the true type; refuse what no browser plays, and what is too large."""
    if size > MOST_BYTES:
        raise RecordingRefusedError(
            _("Dit bestand is te groot: het mag hoogstens %(limit)d MB zijn.")
            % {"limit": MOST_BYTES // (1024 * 1024)}
        )
    found = type_of(start)
    if not found:
        raise RecordingRefusedError(_("Kies een MP3, M4A, OGG, MP4 of WebM. Dit is iets anders."))
    return found


def check_words(transcript: str) -> None:
    """Refuse to put sound or film online without its words: not everybody can hear it."""
    if not transcript.strip():
        raise RecordingRefusedError(
            _("Schrijf eerst uit wat er gezegd wordt. Zonder die tekst kan niet iedereen meedoen.")
        )


def type_of(start: bytes) -> str:
    """Read from the first bytes what it is; empty for anything else."""
    if start[:3] == b"ID3" or (start[:1] == b"\xff" and start[1:2] and start[1] in _MPEG_LAYER_3):
        return "audio/mpeg"
    if start[4:8] == b"ftyp":
        return _type_of_mp4(start[8:12])
    if start[:4] == b"OggS" and (b"vorbis" in start or b"OpusHead" in start):
        return "audio/ogg"
    if start[:4] == b"\x1aE\xdf\xa3" and b"webm" in start:
        return "video/webm"
    return ""


def _type_of_mp4(brand: bytes) -> str:
    if brand in _SOUND_BRANDS:
        return "audio/mp4"
    return "video/mp4" if brand in _FILM_BRANDS else ""

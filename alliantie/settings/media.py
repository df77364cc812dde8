"""Uploads: one private store, always served by a view that asks who is looking."""

from typing import Any

from .database import DATA_DIR
from .env import folder, text

MEDIA_ROOT = folder("MEDIA_ROOT", DATA_DIR / "media")
MEDIA_URL = "/media-besloten/"  # never routed: no upload has a public address
UPLOAD_PICTURE_MAX_BYTES = 10 * 1024 * 1024
UPLOAD_PICTURE_MAX_PIXELS = 20_000_000
UPLOAD_DECODER_MEMORY_BYTES = 1024 * 1024 * 1024
UPLOAD_DECODER_SECONDS = 20
UPLOAD_READER_MEMORY_BYTES = 512 * 1024 * 1024
UPLOAD_READER_SECONDS = 10  # to compute; it is stopped after twice as long
# Optional: where veraPDF is, a command or a folder of jars; then a PDF is also held against PDF/UA.
VERAPDF = text("VERAPDF", "")
VERAPDF_MEMORY_BYTES = 2 * 1024 * 1024 * 1024  # Java reserves far more than it uses
VERAPDF_SECONDS = 30
UPLOAD_DOCUMENT_MAX_BYTES = 20 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
WAGTAILIMAGES_IMAGE_FORM_BASE = "alliantie.media.forms.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "alliantie.media.forms.AttachmentForm"
WAGTAILMEDIA = {
    "MEDIA_MODEL": "events.Recording",
    "MEDIA_FORM_BASE": "events.curation.recordings.RecordingForm",
    "AUDIO_EXTENSIONS": ["mp3", "m4a", "ogg"],
    "VIDEO_EXTENSIONS": ["mp4", "webm"],
}
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "alliantie.media.storage.PrivateStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DISK_FREE_BYTES = 500 * 1024 * 1024  # less than this is told by the health check
FILE_UPLOAD_PERMISSIONS = 0o640
# "nginx" hands files over with X-Accel-Redirect from this internal address; empty streams them.
SENDFILE_INTERNAL_URL = text("SENDFILE_INTERNAL_URL", "")

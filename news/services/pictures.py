"""Keep the picture beside short news, after the frame's gate has looked at it."""

from typing import Any

from alliantie.audit import record
from alliantie.media.errors import UploadRefusedError
from alliantie.media.pictures import clean_picture
from alliantie.media.throttling import count_upload
from alliantie.models import Picture

LONGEST_TITLE = 120

__all__ = ["UploadRefusedError", "forget_picture", "keep_picture"]


def keep_picture(*, file: Any, user_id: int, title: str, alt_text: str) -> Picture:
    """Keep a new picture; raises UploadRefusedError for what is none."""
    count_upload(user_id)
    clean = clean_picture(file)
    picture = Picture(
        title=title[:LONGEST_TITLE] or "Beeld", uploaded_by_user_id=user_id, alt_text=alt_text
    )
    picture.file.save(str(clean.name), clean, save=False)
    picture.save()
    record(action="picture.upload", obj=picture, actor_id=user_id)
    return picture


def forget_picture(*, picture: Picture | None, user_id: int | None) -> None:
    """Throw a picture away that its own uploader replaced; what editors chose stays."""
    if picture is not None and picture.uploaded_by_user_id == user_id:
        picture.delete()

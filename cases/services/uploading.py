"""Keep what an author uploads, after the frame's gate has looked at it."""

from typing import Any

from django.db import transaction

from alliantie.audit import record
from alliantie.media.documents import check_document
from alliantie.media.errors import UploadRefusedError
from alliantie.media.pictures import clean_picture
from alliantie.media.throttling import count_upload
from alliantie.models import Attachment, Picture

LONGEST_NAME = 120

__all__ = ["UploadRefusedError", "keep_document", "keep_picture"]


@transaction.atomic
def keep_picture(
    *, file: Any, kept: Picture | None, user_id: int, title: str, alt_text: str, rights: str
) -> Picture | None:
    """Keep a new picture, or the words beside the one that is there; somebody else's is left alone."""
    if file is None:
        return _with_words(kept, user_id=user_id, alt_text=alt_text, rights=rights)
    count_upload(user_id)
    clean = clean_picture(file)
    picture = Picture(
        title=title[:LONGEST_NAME] or "Beeld",
        uploaded_by_user_id=user_id,
        alt_text=alt_text,
        rights=rights,
    )
    picture.file.save(str(clean.name), clean, save=False)
    picture.save()
    record(action="picture.upload", obj=picture, actor_id=user_id)
    return picture


def _with_words(
    picture: Picture | None, *, user_id: int, alt_text: str, rights: str
) -> Picture | None:
    if picture is not None and picture.uploaded_by_user_id == user_id:
        picture.alt_text, picture.rights = alt_text, rights
        picture.save(update_fields=["alt_text", "rights"])
    return picture


@transaction.atomic
def keep_document(*, file: Any, title: str, user_id: int) -> Attachment | None:
    """Keep a file to take along under the name its author gives it."""
    if file is None:
        return None
    count_upload(user_id)
    check_document(file)
    attachment = Attachment(
        title=(title or str(file.name).rpartition(".")[0])[:LONGEST_NAME] or "Bestand",
        uploaded_by_user_id=user_id,
        file_size=file.size,
    )
    attachment.file.save(str(file.name), file, save=True)
    record(action="file.upload", obj=attachment, actor_id=user_id)
    return attachment

"""Keep the picture of somebody, and throw away the one before it."""

from django.core.files.base import File

from alliantie.audit import record
from alliantie.models import Picture
from people.models import Person

TITLE = "Portret"


def keep_portrait(*, person: Person, file: File[bytes] | None, removes: bool) -> None:
    """Put a picture that passed the frame's gate on a profile; the caller saves and has a transaction.

    The picture is only used here, so the old one goes, with its sizes and its files.
    """
    if file is None and not removes:
        return
    old = person.portrait
    person.portrait = _stored(person, file) if file is not None else None
    Person.objects.filter(pk=person.pk).update(portrait=person.portrait)
    if old is not None:
        old.delete()


def _stored(person: Person, file: File[bytes]) -> Picture:
    picture = Picture(title=TITLE, uploaded_by_user_id=person.user_id)
    picture.file.save(str(file.name), file, save=False)
    picture.save()
    record(action="picture.upload", obj=picture, actor_id=person.user_id)
    return picture

"""What an author could mend in files, on their own page."""

from alliantie import sections
from cases.desk.files import to_mend_of


def connect() -> None:
    """Put it on the list of things to do."""
    sections.register(
        sections.Place.DESK,
        name="files",
        template="cases/desk/section_files.html",
        build=lambda actor, _subject: to_mend_of(actor),
        order=20,
    )

"""Remember how pages were before an import changed them, and how it left them, so that it can be undone."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

from django.db.models import Max

from cases.importing.planning import Action, Planned
from cases.models import CaseChange, CasePage
from organisations.models import Organisation
from organisations.services import undoing as organisations

CASE = "cases.casepage"
# Where a page stands, which no version of it says.
FLAGS = (
    "live",
    "has_unpublished_changes",
    "first_published_at",
    "last_published_at",
    "live_revision_id",
    "draft_title",
)
TOUCHED = ("latest_revision_id", "live", "locked", "owner_id", "source_digest")


class Note(Protocol):
    """Keeps one thing that was made or changed."""

    def __call__(
        self,
        *,
        model: str,
        key: int,
        name: str,
        is_made: bool,
        before: Mapping[str, Any],
        after: Mapping[str, Any],
    ) -> None:
        """Keep it in the transaction of the change."""


@contextmanager
def noted(note: Note | None, planned: Sequence[Planned]) -> Iterator[None]:
    """Note what happens inside to pages that stood already."""
    changing = [one for one in planned if one.action in {Action.UPDATE, Action.PUBLISH}]
    if note is None or not changing:
        yield
        return
    ids = [one.page_id for one in changing]
    pages = CasePage.objects.in_bulk(ids)
    before = {pk: as_it_was(page) for pk, page in pages.items()}
    yield
    note_pages(list(CasePage.objects.filter(pk__in=ids)), note, is_made=False, before=before)


def note_pages(
    pages: Sequence[CasePage],
    note: Note,
    *,
    is_made: bool,
    before: Mapping[int, Mapping[str, Any]] | None = None,
) -> None:
    """Note pages as they are now."""
    for page in pages:
        note(
            model=CASE,
            key=page.pk,
            name=page.title,
            is_made=is_made,
            before=(before or {}).get(page.pk, {}),
            after=as_left(page),
        )


def note_organisation(organisation: Organisation, note: Note) -> None:
    """Note an organisation that an import of use cases had to make."""
    organisations.note_made([organisation.pk], note)


def as_left(page: CasePage) -> dict[str, Any]:
    """Give by what one sees whether somebody changed a page since."""
    names = [page._meta.get_field(name).attname for name in CasePage.row_fields]
    return {name: _plain(getattr(page, name)) for name in (*TOUCHED, *names)}


def as_it_was(page: CasePage) -> dict[str, Any]:
    """Give all of a page that an import may change."""
    names = [page._meta.get_field(name).attname for name in CasePage.row_fields]
    last = CaseChange.objects.filter(page=page).aggregate(last=Max("pk"))["last"]
    return {
        "content": page.serializable_data(),
        "revision": page.latest_revision_id,
        "flags": {name: getattr(page, name) for name in FLAGS},
        "row": {name: getattr(page, name) for name in names},
        "last_change": last or 0,
    }


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int | str) else str(value)

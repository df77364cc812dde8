"""Places and addresses for many new pages at once: treebeard and Wagtail ask the database for each."""

from collections.abc import Iterator, Sequence

from django.utils.text import slugify
from wagtail.models import Page

from cases.models import CaseIndexPage, CasePage

from .rows import CaseRow

SLUG_LENGTH = 80


def free_paths(index: CaseIndexPage) -> Iterator[str]:
    """Yield the paths after the last child; the caller holds the lock on the index page."""
    depth = index.depth + 1
    children = Page.objects.filter(depth=depth, path__startswith=index.path)
    last = children.order_by("-path").values_list("path", flat=True).first()
    # Treebeard has no public way to count on from a path without a query for every page.
    step = CasePage._str2int(last[-CasePage.steplen :]) if last else 0  # noqa: SLF001 -- see above
    while True:
        step += 1
        yield CasePage._get_path(index.path, depth, step)  # noqa: SLF001 -- see above


def free_slugs(index: CaseIndexPage, rows: Sequence[CaseRow], *, source: str) -> list[str]:
    """Give each row an address of its own, the most readable that is free; one query for all."""
    wanted = [_candidates(row, source) for row in rows]
    every = {slug for candidates in wanted for slug in candidates}
    taken = set(
        Page.objects.filter(
            depth=index.depth + 1, path__startswith=index.path, slug__in=every
        ).values_list("slug", flat=True)
    )
    slugs = []
    for candidates in wanted:
        slug = next(slug for slug in candidates if slug not in taken)
        taken.add(slug)
        slugs.append(slug)
    return slugs


def _candidates(row: CaseRow, source: str) -> list[str]:
    """Name it by its title, then with who did it, then with its number in the register."""
    number = slugify(row.source_id)
    base = slugify(row.fields["title"])[:SLUG_LENGTH].strip("-") or source
    owner = slugify(row.organisation.name)[:SLUG_LENGTH] if row.organisation else ""
    tail = row.digest[:12]
    named = [
        base,
        *([f"{base}-{owner}"] if owner else []),
        *([f"{base}-{number}"] if number else []),
    ]
    return [*named, f"{base}-{source}-{tail}", f"{base}-{source}-{tail}-2"]

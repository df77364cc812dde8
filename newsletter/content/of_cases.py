"""What is new of use cases."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cases.models import CaseChange, CasePage, Reuse
from newsletter.choices import Kind
from newsletter.digest import Candidate
from search.registry import key_of

from .names import Authors, name_of, named_authors
from .window import MOST_OF_A_KIND, Window, given, pks

# Long texts that no letter tells.
STORY = ("problem", "context", "approach", "result", "went_wrong", "lessons", "repeat")


def cases(window: Window) -> Iterator[Candidate]:
    """Give what members published; rows of a register would drown them."""
    rows = (
        CasePage.objects.own()
        .offered()
        .filter(window.holds("first_published_at"), live=True)
        .select_related("organisation")
        .prefetch_related("themes", "partners", "co_authors")
        .defer(*STORY)
        .order_by("-first_published_at", "-pk")[:MOST_OF_A_KIND]
    )
    found = list(rows)
    authors = named_authors(found)
    for case in found:
        yield _case(case, authors)


def _case(case: CasePage, authors: Authors) -> Candidate:
    partners = {partner.organisation_id for partner in case.partners.all()}
    writers = {case.owner_id, case.contact_id, *(one.pk for one in case.co_authors.all())}
    return Candidate(
        key=key_of(case),
        kind=Kind.CASE,
        title=case.title,
        url=case.url or "",
        at=case.first_published_at,
        note=name_of(case.organisation),
        themes=pks(case.themes.all()),
        organisations=given({case.organisation_id, *partners}),
        people=authors.people_of(case),
        pages=frozenset({case.pk}),
        authors=given(writers),
    )


def changes(window: Window) -> Iterator[Candidate]:
    """Give the last change of each use case that was not new itself."""
    rows = (
        CaseChange.objects.filter(window.holds("changed_at"), page__live=True)
        .exclude(page__first_published_at__gte=window.since)
        .select_related("page")
        .order_by("-changed_at", "-pk")[:MOST_OF_A_KIND]
    )
    seen: set[int] = set()
    for row in rows:
        if row.page_id in seen:
            continue
        seen.add(row.page_id)
        yield Candidate(
            key=key_of(row.page),
            kind=Kind.CHANGE,
            title=row.page.title,
            url=row.page.url or "",
            at=row.changed_at,
            note=row.sentence,
            pages=frozenset({row.page_id}),
            authors=given({row.page.owner_id, row.page.contact_id}),
        )


def applied(window: Window) -> Iterator[Candidate]:
    """Give the use cases that somebody applied, to who follows the case or that organisation."""
    rows = (
        Reuse.objects.shown()
        .filter(window.holds("created_at"), original__live=True, organisation__isnull=False)
        .select_related("original", "organisation")
        .order_by("-created_at", "-pk")[:MOST_OF_A_KIND]
    )
    for row in rows:
        yield Candidate(
            key=key_of(row.original),
            kind=Kind.CHANGE,
            title=row.original.title,
            url=row.original.url or "",
            at=row.created_at,
            note=_("%(organisation)s paste dit toe") % {"organisation": name_of(row.organisation)},
            organisations=given({row.organisation_id}),
            pages=frozenset({row.original_id}),
            authors=given({row.user_id}),
        )

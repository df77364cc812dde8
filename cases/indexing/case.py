"""What a use case tells search."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from django.utils import timezone
from wagtail.rich_text import get_text_for_indexing

from alliantie.visibility import Actor
from cases.choices import Standing
from cases.models import CaseAttachment, CasePage
from cases.policies.completeness import completeness
from cases.querysets import CaseQuerySet
from cases.story import HEADINGS, filled_parts
from organisations.models import Organisation
from search.contract import SearchDocument
from search.registry import key_of

OUTDATED_COUNTS = 0.7
MOST_ATTACHED = 400_000
BARE_COUNTS, COMPLETE_ADDS = 0.9, 0.2


def searchable() -> CaseQuerySet:
    """Give every case that belongs in the index, with what its document needs."""
    live = CasePage.objects.filter(live=True).offered()
    rows = live.with_parts().prefetch_related(
        "themes", "co_authors", "attachments__attachment__words"
    )
    return rows.order_by("pk")


def found_by(actor: Actor, pks: Sequence[str]) -> CaseQuerySet:
    """Give those of the hits that this actor may see, with what their cards need."""
    return (
        CasePage.objects.visible_to(actor)
        .offered()
        .filter(pk__in=pks)
        .with_reuses()
        .select_related("organisation")
        .prefetch_related("themes")
    )


def build(case: CasePage) -> SearchDocument | None:
    """Describe one case for the index; a case without an address cannot be found."""
    address = case.url
    if not address:
        return None
    document = SearchDocument(
        key=key_of(case),
        kind="case",
        url=address,
        title=case.title,
        summary=case.summary,
        body=_body(case),
        updated_at=_moment(case),
        language=case.language,
        tags=tuple(item.tag.name for item in case.tagged_items.all()),
        region=case.region,
        attachments=_attachments(case),
        formats=tuple(filter(None, [case.method])),
        reuses=getattr(case, "reuse_count", 0),  # counted along by `searchable`
        year=_year(case),
        source=case.source_label or case.source,
        go_live_at=case.go_live_at,
        expire_at=case.expire_at,
        boost=_boost(case),
    )
    return _with_audience(_with_themes(_with_organisations(document, case), case), case)


def _with_organisations(document: SearchDocument, case: CasePage) -> SearchDocument:
    """Add the owner and who took part; their names can all be searched."""
    partners = [partner.organisation for partner in case.partners.all()]
    return replace(
        document,
        organisation_id=_text(case.organisation_id),
        organisation=" ".join(map(_names, filter(None, [case.organisation, *partners]))),
        organisation_kind=case.organisation.kind if case.organisation else "",
        partner_organisation_ids=tuple(str(partner.pk) for partner in partners),
    )


def _with_themes(document: SearchDocument, case: CasePage) -> SearchDocument:
    """Add the themes by name; what else people call a theme finds the theme, not all that is in it."""
    themes = list(case.themes.all())
    return replace(
        document,
        theme_ids=tuple(str(theme.pk) for theme in themes),
        themes=tuple(theme.label for theme in themes),
    )


def _with_audience(document: SearchDocument, case: CasePage) -> SearchDocument:
    """Add who may find it; partner organisations do not widen that."""
    return replace(
        document,
        audience=case.audience,
        audience_organisation_ids=tuple(filter(None, [_text(case.organisation_id)])),
        owner_ids=_authors(case),
    )


def _body(case: CasePage) -> str:
    """Give the story without its marks; the register's name counts as words of the case."""
    parts = (getattr(case, name) for name in HEADINGS)
    story = (get_text_for_indexing(part) for part in parts if part)
    return "\n".join(filter(None, (*story, case.source_label, case.source_id)))


def _attachments(case: CasePage) -> str:
    """Give the names and words of the files that go along with the live version.

    A draft's files stand in its revision only, so these rows are never a draft's.
    """
    told = (part for row in case.attachments.all() for part in _file(row))
    return "\n".join(filter(None, told))[:MOST_ATTACHED]


def _file(row: CaseAttachment) -> Iterator[str]:
    yield row.title or row.attachment.title
    words = getattr(row.attachment, "words", None)  # a file nobody looked into yet has none
    yield words.text if words else ""


def _names(organisation: Organisation) -> str:
    return f"{organisation.name} {organisation.abbreviation}".strip()


def _text(pk: int | None) -> str:
    return "" if pk is None else str(pk)


def _authors(case: CasePage) -> tuple[str, ...]:
    people = {case.owner_id, *(person.pk for person in case.co_authors.all())}
    return tuple(str(pk) for pk in sorted(pk for pk in people if pk is not None))


def _moment(case: CasePage) -> datetime:
    """Give when the public text last changed."""
    return case.last_published_at or case.first_published_at or timezone.now()


def _year(case: CasePage) -> int | None:
    day = case.period_end or case.period_start or case.source_date or case.first_published_at
    return day.year if day else None


def _boost(case: CasePage) -> float:
    """Raise what is complete; search itself ranks registers below what members wrote."""
    if case.source:
        return 1.0
    told = completeness(filled_parts(case)).percentage / 100
    factor = BARE_COUNTS + COMPLETE_ADDS * told
    return factor * OUTDATED_COUNTS if case.standing == Standing.OUTDATED else factor

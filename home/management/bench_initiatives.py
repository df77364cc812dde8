"""Put organisations and use cases by the ten thousand in the database, to measure matching on."""

import random
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models.sql import InsertQuery
from django.utils import timezone
from wagtail.models import Page

from cases.models import CaseIndexPage, CasePage
from organisations.choices import OrganisationKind, Region, SectorSide
from organisations.models import Organisation
from themes.models import Theme

from .bench_corpus import SEED, THEMES, Corpus

BATCH = 2_000
BODY, SUMMARY = 80, 25


def fill(corpus: Corpus, *, organisations: int, initiatives: int) -> None:
    """Write them past the checks of the editor: the figures are about what reads them."""
    draw = random.Random(SEED)  # noqa: S311 - the same site in every run
    themes = [
        Theme.objects.create(label=f"Proefthema {n}", slug=f"proef-{n}") for n in range(THEMES)
    ]
    Organisation.objects.bulk_create(
        (_organisation(number, draw) for number in range(organisations)), batch_size=BATCH
    )
    owners = list(Organisation.objects.order_by("pk").values_list("pk", "region"))
    pages = (_case(corpus, number, draw, owners) for number in range(initiatives))
    while batch := list(islice(pages, BATCH)):
        _insert(batch, themes, draw)


def _organisation(number: int, draw: random.Random) -> Organisation:
    return Organisation(
        name=f"Proeforganisatie {number}",
        slug=f"proef-{number}",
        sort_key=f"{number:06}",
        kind=draw.choice(OrganisationKind.values),
        side=draw.choice(SectorSide.values),
        region=draw.choice(Region.values),
    )


def _case(
    corpus: Corpus, number: int, draw: random.Random, owners: list[tuple[int, str]]
) -> CasePage:
    owner, region = draw.choice(owners)
    moment = timezone.now() - timedelta(days=draw.randrange(2_000))
    return CasePage(
        title=corpus.title(number),
        slug=f"proef-{number}",
        summary=corpus.text(draw, SUMMARY)[:280],
        approach=f"<p>{corpus.text(draw, BODY)}</p>",
        organisation_id=owner,
        region=region,
        first_published_at=moment,
        last_published_at=moment,
        live=True,
    )


def _insert(batch: list[CasePage], themes: list[Theme], draw: random.Random) -> None:
    index = CaseIndexPage.objects.get()
    start = index.numchild
    case_depth = index.depth + 1
    for number, case in enumerate(batch, start + 1):
        case.path = Page._get_path(index.path, case_depth, number)  # noqa: SLF001 - treebeard has no other door
        case.depth = case_depth
        case.url_path = f"{index.url_path}{case.slug}/"
        case.content_type_id = _content_type()
        case.locale_id = index.locale_id
        case.draft_title = case.title
    pages = Page.objects.bulk_create([_page(case) for case in batch])
    for case, page in zip(batch, pages, strict=True):
        case.page_ptr_id = page.pk
        case.pk = page.pk
    query = InsertQuery(CasePage)
    query.insert_values(CasePage._meta.local_concrete_fields, [*batch])
    query.get_compiler(connection=connection).execute_sql()
    through: Any = CasePage.themes.through
    through.objects.bulk_create(
        through(casepage_id=case.pk, theme_id=theme.pk)
        for case in batch
        for theme in draw.sample(themes, 2)
    )
    Page.objects.filter(pk=index.pk).update(numchild=start + len(batch))


def _page(case: CasePage) -> Page:
    names = [field.attname for field in Page._meta.local_concrete_fields if field.attname != "id"]
    return Page(**{name: getattr(case, name) for name in names})


def _content_type() -> int:
    from django.contrib.contenttypes.models import ContentType

    return ContentType.objects.get_for_model(CasePage).pk


def some(draw: random.Random, rows: Any, number: int) -> Iterator[Any]:
    """Draw records at random."""
    pks = list(rows.order_by("pk").values_list("pk", flat=True))
    return iter(rows.filter(pk__in=draw.sample(pks, min(number, len(pks)))))

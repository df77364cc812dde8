"""What short news tells search."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from alliantie.visibility import Actor
from search.contract import SearchDocument
from search.registry import describe, key_of, register

from .choices import NewsState
from .models import NewsItem
from .naming import listed

KIND = "news"
TITLE = 100
# A few lines of news must not come before a whole story that fits as well.
BOOST = 0.9


def connect() -> None:
    """Make short news findable."""
    register(
        KIND,
        label=_("Actualiteit"),
        model=NewsItem,
        build=build,
        queryset=indexed,
        visible_to=visible_to,
        card_template="news/hit.html",
    )
    describe(KIND, plural=_("Actualiteiten"))


def indexed() -> QuerySet[NewsItem]:
    """Give everything that stands on the site, with what its document shows."""
    shown = NewsItem.objects.shown()
    return shown.select_related("organisation").prefetch_related("themes")


def visible_to(actor: Actor, pks: Sequence[str]) -> QuerySet[NewsItem]:
    """Give those hits this actor may see; what was withdrawn or waits is no hit, also for its writer."""
    found = NewsItem.objects.visible_to(actor).shown().filter(pk__in=pks)
    return found.select_related("organisation")


def build(item: NewsItem) -> SearchDocument | None:
    """Describe one item; nothing of who wrote it."""
    if item.state != NewsState.SHOWN:
        return None
    themes = list(item.themes.all())
    organisation = listed(item.organisation)
    title = Truncator(item.text).chars(TITLE)
    return SearchDocument(
        key=key_of(item),
        kind=KIND,
        url=item.get_absolute_url(),
        title=title,
        summary=item.text if title != item.text else "",
        body=" ".join(filter(None, [item.picture_alt, item.transcript])),
        updated_at=item.updated_at,
        organisation_id=str(organisation.pk) if organisation else "",
        organisation=organisation.name if organisation else "",
        organisation_kind=organisation.kind if organisation else "",
        region=organisation.region if organisation else "",
        theme_ids=tuple(str(theme.pk) for theme in themes),
        themes=tuple(theme.label for theme in themes),
        year=item.shown_at.year if item.shown_at else None,
        boost=BOOST,
    )

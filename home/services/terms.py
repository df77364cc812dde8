"""House rules and terms follow the pages that editors publish."""

import nh3
from django.db import transaction
from django.utils.html import format_html

from accounts.choices import TermsKind
from accounts.models import TermsVersion
from accounts.services.terms import Words, end_terms, publish_terms
from alliantie.choices import Audience
from alliantie.reader import read_by
from home.models import EditorialPage

# What a version keeps of a page: words and their order, no pictures that may go later.
TAGS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "b", "strong", "i", "em", "a", "blockquote", "br"}


@transaction.atomic
def rules_published(*, page: EditorialPage, actor_id: int | None) -> None:
    """Keep the text as a version; a page that is not for everybody is nothing to agree with."""
    if page.terms_kind and page.audience == Audience.PUBLIC:
        words = Words(title=page.title, text=words_of(page), agree_from=page.agree_from)
        publish_terms(kind=TermsKind(page.terms_kind), words=words, actor_id=actor_id)
    end_rules_without_page()


@transaction.atomic
def end_rules_without_page() -> None:
    """Ask nobody to agree with what no page that everybody can read says any more."""
    pages = EditorialPage.objects.filter(live=True, audience=Audience.PUBLIC)
    online = set(pages.exclude(terms_kind="").values_list("terms_kind", flat=True))
    for kind in TermsVersion.objects.present().values_list("kind", flat=True):
        if kind not in online:
            end_terms(kind=TermsKind(kind))


def words_of(page: EditorialPage) -> str:
    """Give the words of a page as harmless HTML."""
    intro = format_html("<p>{}</p>", page.intro) if page.intro else ""
    with read_by(None):  # kept as every reader of this version will see it
        blocks = "\n".join(str(block.render()) for block in page.body)
    return nh3.clean(f"{intro}{blocks}", tags=TAGS, attributes={"a": {"href"}}, link_rel=None)

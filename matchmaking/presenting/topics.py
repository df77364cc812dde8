"""What a text seems to be about, with the reason in words; the same number of queries for any text."""

from collections.abc import Iterable

from django.db.models import Count
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from alliantie.topic_advice import Suggestion
from alliantie.visibility import VISITOR
from cases.models import CasePage
from matchmaking.policies.topics import Advised, Like, advised
from search.alike import pks_alike
from search.analysis.analyzer import terms
from themes.models import Tag, Theme

LOOKED_AT, ADVISED = 20, 12
LONGEST_TITLE = 60
THEME, WORD = "theme", "word"


def topics_for(text: str) -> list[Suggestion]:
    """Suggest topics of use cases that everybody may read, and themes that stand in the text."""
    themes = list(Theme.objects.all())
    alike = _alike(text)
    topics = {topic for one in alike for topic in one.topics}
    words = [topic.partition(":")[2] for topic in topics if topic.startswith(f"{WORD}:")]
    names = {f"{THEME}:{theme.pk}": theme.label for theme in themes}
    names |= {f"{WORD}:{word}": word for word in words}
    spread = {**_spread_of_themes(), **_spread_of_words(words)}
    said = f" {' '.join(terms(text))} "
    in_text = {f"{THEME}:{theme.pk}" for theme in themes if _stands_in(said, _names(theme))}
    in_text |= {f"{WORD}:{word}" for word in words if _stands_in(said, [word])}
    return [_told(one, names) for one in advised(alike, in_text, spread, ADVISED)]


def _alike(text: str) -> list[Like]:
    """Give what resembles a text, best first; both gates are those of a visitor."""
    pks = pks_alike(text, VISITOR, kind="case", number=LOOKED_AT)
    rows = CasePage.objects.visible_to(VISITOR).filter(pk__in=pks)
    found = {
        str(row.pk): row for row in rows.prefetch_related("themes", "tagged_items__tag").distinct()
    }
    return [Like(found[pk].title, _topics(found[pk])) for pk in pks if pk in found]


def _topics(case: CasePage) -> frozenset[str]:
    themes = (f"{THEME}:{theme.pk}" for theme in case.themes.all())
    return frozenset([*themes, *(f"{WORD}:{one.tag.name}" for one in case.tagged_items.all())])


def _spread_of_themes() -> dict[str, int]:
    rows = CasePage.objects.live().filter(themes__isnull=False).order_by()
    return {f"{THEME}:{pk}": n for pk, n in rows.values_list("themes").annotate(Count("pk"))}


def _spread_of_words(words: Iterable[str]) -> dict[str, int]:
    rows = Tag.objects.with_uses().filter(name__in=list(words))
    return {f"{WORD}:{name}": uses for name, uses in rows.values_list("name", "uses")}


def _names(theme: Theme) -> list[str]:
    return [theme.label, *theme.synonyms]


def _stands_in(said: str, names: Iterable[str]) -> bool:
    wanted = (" ".join(terms(name)) for name in names)
    return any(name and f" {name} " in said for name in wanted)


def _told(one: Advised, names: dict[str, str]) -> Suggestion:
    kind, _colon, pk = one.topic.partition(":")
    reason = _("Staat in je tekst.")
    if not one.stands_in_text:
        title = Truncator(one.seen_in).chars(LONGEST_TITLE)
        reason = _("Komt voor in ‘%(title)s’, dat hierop lijkt.") % {"title": title}
    return Suggestion(names[one.topic], reason, pk if kind == THEME else "")

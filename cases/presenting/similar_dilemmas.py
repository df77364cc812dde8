"""Dilemmas that are like a text, as far as somebody may see them."""

from dataclasses import dataclass

from alliantie.visibility import Actor
from cases.models import DilemmaPage
from search.alike import pks_alike

from .dilemma_stage import tone_of_state

MOST = 4
# Fewer letters say nothing.
SHORTEST = 12


@dataclass(frozen=True)
class Similar:
    """One dilemma that is like it."""

    url: str
    question: str
    state: str
    tone: str


def similar(
    text: str, actor: Actor, *, but: DilemmaPage | None = None, number: int = MOST
) -> list[Similar]:
    """Give the dilemmas most like a text, best first; two queries.

    The engine proposes, the database decides who may see it. Nothing while the engine is away.
    """
    if len(text.strip()) < SHORTEST:
        return []
    pks = [int(pk) for pk in pks_alike(text, actor, kind="dilemma", number=number + 1)]
    seen = DilemmaPage.objects.visible_to(actor).filter(pk__in=pks)
    if but is not None:
        seen = seen.exclude(pk=but.pk)
    found = {dilemma.pk: dilemma for dilemma in seen.only(*NEEDED)}
    return [_similar(found[pk]) for pk in pks if pk in found][:number]


# Enough for an address, a question and a state.
NEEDED = ("title", "slug", "state", "url_path", "path", "depth", "locale", "content_type")


def _similar(dilemma: DilemmaPage) -> Similar:
    return Similar(
        url=dilemma.url or "",
        question=dilemma.title,
        state=str(dilemma.get_state_display()),
        tone=tone_of_state(dilemma.state),
    )

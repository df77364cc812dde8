"""Find somebody's own dilemma, and the words of it that are looked through."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404

from alliantie.visibility import Actor
from cases.models import DilemmaPage
from cases.policies.giveaways import OwnWords
from cases.presenting.giveaways import own_words
from cases.services.dilemmas.authors import is_asker


def own_dilemma(actor: Actor, reference: UUID) -> DilemmaPage:
    """Give a dilemma this person asked; anybody else's does not exist here. Two queries."""
    found: DilemmaPage | None = DilemmaPage.objects.filter(reference=reference).first()
    if found is None or not is_asker(dilemma=found, actor=actor):
        raise Http404
    return found


def words_of(actor: Actor, dilemma: DilemmaPage) -> Callable[[], OwnWords]:
    """Read only when they are needed what words point at the asker."""
    return lambda: own_words(actor, name=dilemma.name_choice)


def texts_of(draft: DilemmaPage) -> list[str]:
    """Give every text of a version that others will read."""
    texts = [draft.title, draft.situation]
    texts += [row.who for row in draft.affected.all()]
    texts += [f"{row.label}\n{row.effect}\n{row.bearer}" for row in draft.options.all()]
    return [*texts, *(row.text for row in draft.variants.all())]

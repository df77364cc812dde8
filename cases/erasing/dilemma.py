"""What dilemmas and advice keep of a person: the words stay, the person goes, sealed or not."""

from typing import Any

from django.db.models import Q

from accounts.models import User
from cases.choices import DilemmaState, NameChoice, SealedKind
from cases.models import (
    Advice,
    AdviceInvitation,
    AdviceRemark,
    DilemmaPage,
    DilemmaProposal,
    DilemmaReader,
    Reveal,
    SealedAuthor,
)
from cases.services.dilemmas.indexing import dilemma_changed
from cases.services.dilemmas.merged import forget_adviser, forget_asker
from cases.services.dilemmas.own_advice import own_advice
from cases.services.dilemmas.retention import delete_altogether, forget_mark
from cases.services.dilemmas.singling_out import must_withhold

NEVER_SEEN = (DilemmaState.DRAFT, DilemmaState.INTAKE)


def erase(user: User) -> None:
    """Cut every link; what nobody else ever saw goes altogether, the rest stays without anybody."""
    for dilemma in _asked(user.pk):
        if dilemma.state in NEVER_SEEN:
            delete_altogether(dilemma)
            continue
        DilemmaPage.objects.filter(pk=dilemma.pk).update(
            asker=None,
            organisation=None,
            name_choice=NameChoice.ANONYMOUS,
            sector_withheld=must_withhold(dilemma, name=NameChoice.ANONYMOUS),
        )
        _sealed(SealedKind.DILEMMA, dilemma.reference)
        forget_asker(dilemma)
        dilemma_changed(dilemma=dilemma)
    for advice in own_advice(user_id=user.pk):
        Advice.objects.filter(pk=advice.pk).update(author=None, organisation=None)
        forget_mark(advice.reference)
        forget_adviser(advice)
        _sealed(SealedKind.ADVICE, advice.reference)
    AdviceRemark.objects.filter(author=user).update(author=None)
    DilemmaProposal.objects.filter(author=user).update(author=None)
    for model in (AdviceInvitation, DilemmaReader):
        model.objects.filter(user=user).delete()
    Reveal.objects.filter(asked_by=user).update(asked_by=None)
    Reveal.objects.filter(agreed_by=user).update(agreed_by=None)


def _asked(user_id: int) -> list[DilemmaPage]:
    mine = SealedAuthor.objects.references_of(SealedKind.DILEMMA, user_id)
    named = Q(asker=user_id) | Q(reference__in=mine)
    return list(DilemmaPage.objects.filter(named))


def _sealed(kind: SealedKind, reference: Any) -> None:
    SealedAuthor.objects.filter(kind=kind, reference=reference).delete()


def export(user: User) -> dict[str, Any]:
    """Give what somebody asked and advised, also what stands there without a name."""
    return {
        "Dilemma's die je voorlegde": [
            {"Vraag": one.draft_title or one.title, "Wat er speelde": one.situation}
            | {"Stand": str(one.get_state_display())}
            for one in _asked(user.pk)
        ],
        "Adviezen die je gaf": [
            {"Advies": one.text, "Gegeven op": one.given_on} for one in own_advice(user_id=user.pk)
        ],
        "Reacties op adviezen": [
            {"Reactie": one.text, "Gegeven op": one.made_on}
            for one in AdviceRemark.objects.filter(author=user)
        ],
    }

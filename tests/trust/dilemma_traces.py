"""What somebody leaves at dilemmas: named and not, asked and advised."""

from uuid import uuid4

from accounts.models import User
from cases.choices import NameChoice, ProposalKind, Readers
from cases.models import AdviceInvitation, DilemmaProposal, DilemmaReader, Reveal
from cases.services.dilemmas.advice import Given, give_advice
from cases.services.dilemmas.remarks import add_remark
from organisations.actors import actor_for
from tests.factories.dilemmas import draft_dilemma, make_dilemma


def leave(*, user: User, other: User, organisation, word: str) -> None:
    """Leave a trace of every kind; what stays for others holds no word of the person."""
    draft_dilemma(user, question=f"Mag {word} in een concept staan?")
    choice = {"organisation_id": organisation.pk}
    named = {"name": NameChoice.PUBLIC, "choice": choice}
    asked = make_dilemma(user, question="Mag ik de vogels tellen?", **named)
    draft_dilemma(user, question=f"Mag {word} anoniem blijven?")
    theirs = make_dilemma(other, question="Moet ik de vogels voeren?", readers=Readers.EVERYONE)
    given = Given(text="Voer ze.", name=NameChoice.PUBLIC, organisation_id=organisation.pk)
    advice = give_advice(dilemma=theirs, actor=actor_for(user), key=uuid4(), given=given)
    add_remark(advice=advice, actor=actor_for(user), key=uuid4(), text="Met zaad.")
    hidden = Given(text="Tel ze.", name=NameChoice.ANONYMOUS)
    give_advice(dilemma=asked, actor=actor_for(other), key=uuid4(), given=hidden)
    DilemmaProposal.objects.create(
        dilemma=theirs, author=user, kind=ProposalKind.VARIANT, text="En als het vriest?"
    )
    AdviceInvitation.objects.create(dilemma=theirs, user=user)
    DilemmaReader.objects.create(page=theirs, user=user)
    Reveal.objects.create(dilemma=theirs, asked_by=user, agreed_by=user, reason="Gevaar")

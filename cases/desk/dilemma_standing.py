"""Everything the page of one dilemma on the desk shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from alliantie.visibility import Actor
from cases.choices import (
    DilemmaState,
    FollowUpState,
    NameChoice,
    ProposalKind,
    ProposalState,
    Value,
)
from cases.models import CheckRemark, DilemmaPage, DilemmaProposal, FollowUp
from cases.policies.dilemma_state import ASKER, SHOWN, DilemmaRefusedError, may_step
from cases.presenting.reveals import RevealLine, reveals_of
from cases.services.dilemmas.becoming import BECOMES, case_of
from cases.services.dilemmas.writing import check_editable

from .dilemma_listing import BADGES, note_of, waits_for, with_what_waits


@dataclass(frozen=True)
class Proposed:
    """A proposal as the asker reads it."""

    pk: int
    kind: str
    text: str


class DilemmaOnDesk:
    """A dilemma as its asker finds it; a fixed number of queries."""

    def __init__(self, dilemma: DilemmaPage, actor: Actor) -> None:
        self.dilemma: DilemmaPage = with_what_waits(DilemmaPage.objects.all()).get(pk=dilemma.pk)
        self.draft: DilemmaPage = self.dilemma.get_latest_revision_as_object()
        self.actor = actor
        self.state = DilemmaState(self.dilemma.state)

    @cached_property
    def waiting(self) -> str:
        """Say what somebody has to do now."""
        return waits_for(self.dilemma)

    @property
    def note(self) -> str:
        """Say what happens now."""
        return self.waiting or note_of(self.dilemma)

    @property
    def badge(self) -> str:
        """Say how the badge looks."""
        return "your_turn" if self.waiting else BADGES.get(self.state, "online")

    @property
    def is_online(self) -> bool:
        """Say whether it stands on the site."""
        return self.state in SHOWN

    @property
    def has_change(self) -> bool:
        """Say whether a change waits for the moderators."""
        return self.is_online and self.dilemma.live and self.dilemma.has_unpublished_changes

    @property
    def refusal(self) -> str:
        """Say why its asker can go no further with it, or nothing."""
        if self.actor.is_member:
            return ""
        return _(
            "Je lidmaatschap is beëindigd. Je kunt dit lezen, intrekken en vertellen hoe het afliep."
        )

    def _may(self, step: str) -> bool:
        return not self.refusal and may_step(step, self.state, by=ASKER)

    @property
    def may_edit(self) -> bool:
        """Say whether its words can be changed."""
        try:
            check_editable(self.state)
        except DilemmaRefusedError:
            return False
        return not self.refusal

    @property
    def may_submit(self) -> bool:
        """Say whether it can be sent in."""
        return self._may("submit")

    @property
    def may_take_back(self) -> bool:
        """Say whether it can be taken back."""
        return self._may("take_back")

    @property
    def may_stop(self) -> bool:
        """Say whether the advice can be closed."""
        return self._may("stop_advice")

    @property
    def may_decide(self) -> bool:
        """Say whether it can be decided."""
        return self._may("decide")

    @property
    def may_weigh(self) -> bool:
        """Say whether there is advice to read side by side."""
        return self.is_online

    @property
    def may_choose(self) -> bool:
        """Say whether name and readers can still be chosen."""
        return not self.refusal and self.state not in {DilemmaState.INTAKE, DilemmaState.WITHDRAWN}

    @property
    def may_withdraw(self) -> bool:
        """Say whether it can be withdrawn; that is also for who left."""
        return may_step("withdraw", self.state, by=ASKER)

    @property
    def may_become(self) -> bool:
        """Say whether a use case can be made of it."""
        return not self.refusal and self.state in BECOMES

    @cached_property
    def case_pk(self) -> int | None:
        """Give the draft that was made of it."""
        return case_of(self.dilemma) if self.may_become else None

    @property
    def is_named(self) -> bool:
        """Say whether everything of the asker is shown."""
        return self.dilemma.name_choice == NameChoice.PUBLIC

    @cached_property
    def remarks(self) -> list[CheckRemark]:
        """Give what moderators said."""
        return list(self.dilemma.check_remarks.all())

    @cached_property
    def reveals(self) -> Sequence[RevealLine]:
        """Give who looked behind the name, and why."""
        return reveals_of(self.dilemma)

    @cached_property
    def proposals(self) -> list[Proposed]:
        """Give what waits for yes or no."""
        rows = self.dilemma.proposals.filter(state=ProposalState.OPEN)
        return [Proposed(row.pk, str(row.get_kind_display()), said(row)) for row in rows]

    @cached_property
    def look_backs(self) -> list[FollowUp]:
        """Give the looks back that were asked for."""
        return list(self.dilemma.follow_ups.filter(state=FollowUpState.ASKED))


def said(row: DilemmaProposal) -> str:
    """Give the words of a proposal; of a value its Dutch name."""
    return str(Value(row.text).label) if row.kind == ProposalKind.VALUE else row.text

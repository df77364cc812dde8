"""Whom we let publish at once: who showed twice what they write, or who an editor knows."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from alliantie.attempts import Refusal
from alliantie.visibility import Actor

NEEDED = 2
LONGEST_REASON = 1000


class TrustRefusedError(Refusal, ValueError):
    """A rule of trust says no; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Trusting:
    """How far somebody is: what stands on the site since the last withdrawal, and what editors said."""

    published: int = 0
    by_hand: bool = False
    withdrawn_at: datetime | None = None
    reason: str = ""

    @property
    def is_trusted(self) -> bool:
        """Say whether what somebody sends in is on the site at once and is checked afterwards."""
        return self.by_hand or self.published >= NEEDED

    @property
    def lacks(self) -> int:
        """Say how many more have to stand on the site."""
        return 0 if self.is_trusted else NEEDED - self.published


def check_decide(actor: Actor, user_id: int) -> None:
    """Refuse everybody but editors, and editors about themselves."""
    if not actor.is_editor:
        raise TrustRefusedError(_("Dit kan alleen de redactie."))
    if actor.user_id == user_id:
        raise TrustRefusedError(_("Over jezelf beslist een collega."))


def may_decide(actor: Actor, user_id: int) -> bool:
    """Say whether somebody decides about the trust in somebody."""
    try:
        check_decide(actor, user_id)
    except TrustRefusedError:
        return False
    return True


def check_give(now: Trusting) -> None:
    """Refuse to give what somebody has; that a colleague was first is then told."""
    if now.by_hand:
        raise TrustRefusedError(_("Deze persoon publiceert al meteen."))


def check_withdraw(now: Trusting, reason: str) -> None:
    """Refuse to withdraw what is not there, and to do so without a word to who it concerns."""
    if not now.is_trusted:
        raise TrustRefusedError(_("Deze persoon publiceert nu niet meteen."))
    if not reason.strip():
        raise TrustRefusedError(_("Schrijf in een zin waarom."))

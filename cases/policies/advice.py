"""Who may advise, and until when."""

from datetime import date

from django.utils.translation import gettext as _

from cases.choices import DilemmaState, NameChoice

from .dilemma_state import DilemmaRefusedError

LONGEST_ADVICE, LONGEST_REMARK = 4000, 1000
# People are asked once for each dilemma, and not the whole network.
MOST_ASKED = 5
# Out of so many times more suitable people they are drawn, so that who is not asked tells nothing.
DRAWN_FROM = 3
REMARKABLE = (DilemmaState.OPEN, DilemmaState.WEIGHING)


def check_advise(
    *, is_member: bool, is_asker: bool, state: str, decide_by: date | None, today: date
) -> None:
    """Refuse advice of who asked, of who is no member, and after the advice closed."""
    if not is_member:
        raise DilemmaRefusedError(_("Adviseren kan als je lid bent van het netwerk."))
    if is_asker:
        raise DilemmaRefusedError(_("Dit is je eigen dilemma. Reageer op je werkplek."))
    if not takes_advice(state=state, decide_by=decide_by, today=today):
        raise DilemmaRefusedError(
            _("Adviseren kan niet meer: de vrager weegt nu wat er is gezegd, of heeft al besloten.")
        )


def takes_advice(*, state: str, decide_by: date | None, today: date) -> bool:
    """Say whether a dilemma still takes advice; the day itself counts."""
    return state == DilemmaState.OPEN and (decide_by is None or decide_by >= today)


def check_may_remark(*, is_member: bool, state: str) -> None:
    """Refuse a remark of who is no member, and one after the decision."""
    if not is_member:
        raise DilemmaRefusedError(_("Reageren kan als je lid bent van het netwerk."))
    if state not in REMARKABLE:
        raise DilemmaRefusedError(_("Reageren kan niet meer: de vrager heeft besloten."))


def check_remark(*, is_member: bool, state: str, text: str) -> None:
    """Refuse an empty remark, and whoever may not remark."""
    check_may_remark(is_member=is_member, state=state)
    if not text.strip():
        raise DilemmaRefusedError(_("Typ je reactie."))


def check_judge(state: str) -> None:
    """Refuse to say what helped when it is all over."""
    if state in {DilemmaState.CLOSED, DilemmaState.WITHDRAWN}:
        raise DilemmaRefusedError(_("Dit dilemma is afgesloten of ingetrokken."))


def check_text(text: str) -> None:
    """Refuse advice without words."""
    if not text.strip():
        raise DilemmaRefusedError(_("Typ je advies."))


def check_name(*, name: str, organisation_id: int | None, own: frozenset[int]) -> None:
    """Refuse a name nobody knows, and an organisation that is not the adviser's."""
    if name not in NameChoice.values:
        raise DilemmaRefusedError(_("Kies wie ziet wie je bent."))
    if organisation_id is not None and organisation_id not in own:
        raise DilemmaRefusedError(_("Kies een organisatie waar je werkt."))

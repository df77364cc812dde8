"""Who may propose something to add to a dilemma, and what."""

from cases.choices import DilemmaState, ProposalKind, ProposalState, Stake, Value

from .dilemma_state import DilemmaRefusedError

MOST_OPEN = 3
LONGEST = {ProposalKind.AFFECTED: 120, ProposalKind.OPTION: 120, ProposalKind.VARIANT: 200}
MODERATED = (DilemmaState.INTAKE, DilemmaState.OPEN, DilemmaState.WEIGHING)


def check_propose(*, state: str, is_asker: bool, is_moderator: bool, is_member: bool) -> None:
    """Refuse who may not propose now; who asked writes it down themselves."""
    if is_asker:
        raise DilemmaRefusedError("Dit is je eigen dilemma. Vul het aan op je werkplek.")
    if not (is_member or is_moderator):
        raise DilemmaRefusedError("Iets voorstellen kan als je lid bent van het netwerk.")
    if state not in (MODERATED if is_moderator else (DilemmaState.OPEN,)):
        raise DilemmaRefusedError("Dit dilemma vraagt nu geen advies.")


def check_proposal(*, kind: str, text: str, stake: str) -> None:
    """Refuse what does not fit: an unknown kind, nothing, or too much."""
    if kind not in ProposalKind.values:
        raise DilemmaRefusedError("Kies wat je voorstelt.")
    if not text.strip():
        raise DilemmaRefusedError("Schrijf in een zin wat je voorstelt.")
    if kind == ProposalKind.VALUE and text not in Value.values:
        raise DilemmaRefusedError("Kies wat er botst.")
    if kind != ProposalKind.VALUE and len(text) > LONGEST[ProposalKind(kind)]:
        raise DilemmaRefusedError(
            f"Maak dit korter: hoogstens {LONGEST[ProposalKind(kind)]} tekens."
        )
    if stake and stake not in Stake.values:
        raise DilemmaRefusedError("Kies hoe diegene het merkt.")


def check_room(*, number_open: int) -> None:
    """Refuse the fourth proposal of one person that waits for the asker."""
    if number_open >= MOST_OPEN:
        raise DilemmaRefusedError(
            "Er wachten al drie voorstellen van jou op antwoord. Wacht daar eerst op."
        )


def check_answerable(state: str) -> None:
    """Refuse to answer what was answered."""
    if state != ProposalState.OPEN:
        raise DilemmaRefusedError("Dit voorstel is al beantwoord.")

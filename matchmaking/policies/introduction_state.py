"""The life of an introduction: which step may follow which, and who takes it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from matchmaking.choices import IntroductionState as State
from matchmaking.choices.introduction import OPEN

from .refusals import IntroductionRefusedError

EITHER, SAID_YES, CLOCK = "either", "said_yes", "clock"


@dataclass(frozen=True)
class Step:
    """One step: what it is called, from where to where, and who takes it."""

    name: str
    label: str | Promise
    before: tuple[State, ...]
    after: State
    by: str


# `said_yes` is who said yes already; `either` is who of the two did not, and afterwards both.
STEPS = (
    Step("say_yes", _("zegt als eerste ja"), (State.SUGGESTED,), State.ONE_YES, EITHER),
    Step("agree", _("zegt ook ja"), (State.ONE_YES,), State.BOTH_YES, EITHER),
    Step("introduce", _("stelt voor"), (State.BOTH_YES,), State.INTRODUCED, CLOCK),
    Step("decline", _("zegt nee"), OPEN, State.DECLINED, EITHER),
    Step("withdraw", _("trekt in"), (State.ONE_YES,), State.WITHDRAWN, SAID_YES),
    Step("expire", _("niemand antwoordt"), OPEN, State.EXPIRED, CLOCK),
    Step("plan", _("maakt een afspraak"), (State.INTRODUCED,), State.MEETING_PLANNED, EITHER),
    Step(
        "meet",
        _("heeft de ander gesproken"),
        (State.INTRODUCED, State.MEETING_PLANNED),
        State.MET,
        EITHER,
    ),
)
BY_NAME = {step.name: step for step in STEPS}
REFUSALS: dict[State, str | Promise] = {
    State.SUGGESTED: _("Je hebt nog geen ja gezegd."),
    State.ONE_YES: _("De ander moet nog antwoorden."),
    State.INTRODUCED: _("Jullie zijn al aan elkaar voorgesteld."),
    State.MEETING_PLANNED: _("Jullie hebben al een afspraak."),
    State.MET: _("Jullie hebben elkaar al gesproken."),
    State.DECLINED: _("Deze kennismaking is voorbij. Het kwam er niet van."),
    State.WITHDRAWN: _("Deze kennismaking is ingetrokken."),
    State.EXPIRED: _("Deze kennismaking is voorbij. Het kwam er niet van."),
}
# How it stands once it waits for nobody; a no, and silence, are told alike.
SENTENCES: dict[State, str | Promise] = {
    State.BOTH_YES: _("Jullie zeiden allebei ja. Schrijf elkaar in jullie gesprek."),
    State.INTRODUCED: _("Jullie zeiden allebei ja. Schrijf elkaar in jullie gesprek."),
    State.MEETING_PLANNED: _("Jullie hebben een afspraak."),
    State.MET: _("Jullie hebben elkaar gesproken."),
    State.DECLINED: _("Het kwam er niet van."),
    State.EXPIRED: _("Het kwam er niet van."),
    State.WITHDRAWN: _("Deze kennismaking is ingetrokken."),
}


def may_step(name: str, state: str, *, said_yes: bool = False) -> bool:
    """Say whether somebody may take this step now; `said_yes` is about this person."""
    step = BY_NAME[name]
    if step.by == SAID_YES and not said_yes:
        return False
    waits = State(state) in OPEN
    return state in step.before and not (step.by == EITHER and waits and said_yes)


def refused(state: str) -> IntroductionRefusedError:
    """Give the sentence for a step that no longer fits."""
    unknown = _("Dit kan nu niet.")
    return IntroductionRefusedError(str(REFUSALS.get(State(state), unknown)))

"""The life of a dilemma: which step may follow which, and who takes it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.choices import DilemmaState as State
from cases.policies.writing import WritingRefusedError

ASKER, MODERATOR, CLOCK = "asker", "moderator", "clock"


class DilemmaRefusedError(WritingRefusedError):
    """A rule of dilemmas says no; `sentence` is fit for the screen."""


@dataclass(frozen=True)
class Step:
    """One step: what it is called, from where to where, and who takes it."""

    name: str
    label: str | Promise
    before: tuple[State, ...]
    after: State
    by: tuple[str, ...]


SHOWN = (State.OPEN, State.WEIGHING, State.DECIDED, State.FOLLOWED_UP, State.CLOSED)
# The diagram in the handbook is drawn from this table, and a test compares the two.
STEPS = (
    Step("submit", _("stuurt in"), (State.DRAFT,), State.INTAKE, (ASKER,)),
    Step("take_back", _("haalt terug"), (State.INTAKE,), State.DRAFT, (ASKER,)),
    Step("ask_changes", _("vraagt iets aan te passen"), (State.INTAKE,), State.DRAFT, (MODERATOR,)),
    Step("refuse", _("plaatst het niet"), (State.INTAKE,), State.WITHDRAWN, (MODERATOR,)),
    Step("approve", _("keurt goed"), (State.INTAKE,), State.OPEN, (MODERATOR,)),
    Step("stop_advice", _("sluit het advies"), (State.OPEN,), State.WEIGHING, (ASKER, CLOCK)),
    Step("decide", _("besluit"), (State.WEIGHING,), State.DECIDED, (ASKER,)),
    Step(
        "look_back",
        _("kijkt terug, of het blijft stil: onbekend"),
        (State.DECIDED, State.FOLLOWED_UP),
        State.FOLLOWED_UP,
        (ASKER, CLOCK),
    ),
    Step(
        "close",
        _("na twaalf maanden, of zonder besluit: onbekend"),
        (State.WEIGHING, State.FOLLOWED_UP),
        State.CLOSED,
        (ASKER, CLOCK),
    ),
    Step(
        "withdraw",
        _("trekt in"),
        (State.DRAFT, State.INTAKE, *SHOWN),
        State.WITHDRAWN,
        (ASKER, MODERATOR),
    ),
)
BY_NAME = {step.name: step for step in STEPS}
REFUSALS: dict[str, str | Promise] = {
    "submit": _("Dit dilemma is al ingestuurd."),
    "take_back": _("Dit dilemma ligt niet (meer) bij de moderatie."),
    "ask_changes": _("Deze veiligheidscheck is al gedaan, of het dilemma is teruggehaald."),
    "refuse": _("Deze veiligheidscheck is al gedaan, of het dilemma is teruggehaald."),
    "approve": _("Deze veiligheidscheck is al gedaan, of het dilemma is teruggehaald."),
    "stop_advice": _("Dit dilemma vraagt nu geen advies."),
    "decide": _("Je kunt nu nog niet, of niet meer, besluiten. Sluit eerst het advies."),
    "look_back": _("Bij dit dilemma hoort nu geen terugblik."),
    "close": _("Dit dilemma kan nu niet worden afgesloten."),
    "withdraw": _("Dit dilemma is al ingetrokken."),
}


def check_step(name: str, state: str, *, by: str) -> State:
    """Give the state after a step; refuses a step that does not fit the state, or not this one."""
    step = BY_NAME[name]
    if state not in step.before or by not in step.by:
        raise DilemmaRefusedError(str(REFUSALS[name]))
    return step.after


def may_step(name: str, state: str, *, by: str) -> bool:
    """Say whether somebody may take this step now."""
    step = BY_NAME[name]
    return state in step.before and by in step.by


def check_close(*, outcome: str, is_unknown: bool) -> None:
    """Refuse to close without saying how it went, be it that nobody knows."""
    if not outcome and not is_unknown:
        raise DilemmaRefusedError(
            str(_("Een dilemma sluit pas als we weten hoe het ging, of dat niemand het weet."))
        )

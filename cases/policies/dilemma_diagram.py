"""The life of a dilemma as a Mermaid diagram, drawn from the table of steps."""

from collections.abc import Sequence

from cases.choices import DilemmaState

from .dilemma_state import STEPS, Step

BEGIN = "<!-- begin dilemma_states: made by manage.py dilemma_states -->"
END = "<!-- end dilemma_states -->"
WHO = {"asker": "vrager", "moderator": "moderatie", "clock": "klok"}


def diagram(steps: Sequence[Step] = STEPS) -> str:
    """Draw every step as an arrow that says what happens and who does it."""
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f'    state "{state.label}" as {state.value}' for state in DilemmaState]
    lines.append(f"    [*] --> {DilemmaState.DRAFT.value}")
    for step in steps:
        who = ", ".join(WHO[one] for one in step.by)
        said = str(step.label).replace(":", ",")
        lines += [
            f"    {state.value} --> {step.after.value}: {said} ({who})" for state in step.before
        ]
    lines += [
        f"    {DilemmaState.CLOSED.value} --> [*]",
        f"    {DilemmaState.WITHDRAWN.value} --> [*]",
    ]
    return "\n".join([*lines, "```"])


def block(steps: Sequence[Step] = STEPS) -> str:
    """Give the diagram between the marks it stands between in a text."""
    return f"{BEGIN}\n{diagram(steps)}\n{END}"


def is_in(text: str, steps: Sequence[Step] = STEPS) -> bool:
    """Say whether a text shows the diagram as it is now, once."""
    return text.count(BEGIN) == 1 and text.count(END) == 1 and block(steps) in text

"""The handbook shows the life of a dilemma as the table of steps has it."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cases.choices import DilemmaState
from cases.policies.dilemma_diagram import diagram, is_in
from cases.policies.dilemma_state import STEPS

HANDBOOK = Path(__file__).parents[2] / "docs" / "handbook" / "dilemmas.md"


def test_the_handbook_shows_the_table():
    assert is_in(HANDBOOK.read_text(encoding="utf-8"))
    call_command("dilemma_states", check=HANDBOOK)


@pytest.mark.parametrize("number", range(len(STEPS)))
def test_every_step_is_in_the_diagram(number):
    step = STEPS[number]
    for state in step.before:
        assert f"    {state.value} --> {step.after.value}: " in diagram()
    without = [*STEPS[:number], *STEPS[number + 1 :]]
    assert not is_in(HANDBOOK.read_text(encoding="utf-8"), without)


def test_another_step_or_another_hand_would_be_seen():
    text = HANDBOOK.read_text(encoding="utf-8")
    assert not is_in(text, [*STEPS, replace(STEPS[0], after=DilemmaState.OPEN)])
    assert not is_in(text, [replace(STEPS[0], by=("clock",)), *STEPS[1:]])


def test_another_handbook_would_be_seen(tmp_path):
    text = HANDBOOK.read_text(encoding="utf-8")
    changed = tmp_path / "dilemmas.md"
    changed.write_text(text.replace("draft --> intake", "draft --> open"), encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("dilemma_states", check=changed)
    with pytest.raises(CommandError):
        call_command("dilemma_states", check=tmp_path / "nergens.md")


def test_the_command_prints_what_to_paste(capsys):
    call_command("dilemma_states")
    assert is_in(capsys.readouterr().out)

"""Begin a case with a question that was asked on this site, or with what a higher floor knows."""

from collections.abc import Callable, Mapping
from typing import Any

from alliantie.visibility import Actor
from people.models import Question
from themes.forms import About

Start = Callable[[str, Actor], dict[str, Any]]
_starts: dict[str, Start] = {}


def register_start(parameter: str, build: Start) -> None:
    """Let `build(value, actor)` give the first words of a case that is begun with this parameter."""
    _starts[parameter] = build


def first_words(parameters: Mapping[str, str], actor: Actor) -> dict[str, Any]:
    """Give what the form starts with, from wherever somebody came."""
    given = from_question(parameters.get("vraag", ""), actor)
    for parameter, build in _starts.items():
        if parameters.get(parameter):
            given |= build(parameters[parameter], actor)
    return given


def from_question(slug: str, actor: Actor) -> dict[str, Any]:
    """Give what the form starts with; nothing for a question this actor may not read."""
    question = Question.objects.visible_to(actor).filter(slug=slug).first() if slug else None
    if question is None:
        return {}
    return {
        "title": question.text.removesuffix("?"),
        "problem": "\n\n".join(filter(None, [question.text, question.more])),
        "about": About(themes=tuple(question.themes.all())),
    }

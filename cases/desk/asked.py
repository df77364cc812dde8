"""Begin a case with a question that was asked on this site."""

from typing import Any

from alliantie.visibility import Actor
from people.models import Question
from themes.forms import About


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

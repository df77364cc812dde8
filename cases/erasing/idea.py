"""What idea rounds keep of a person: ideas others read stay, without a name; support goes."""

from typing import Any

from accounts.models import User
from cases.choices import IdeaState
from cases.models import Idea, IdeaSupport


def erase(user: User) -> None:
    """Take somebody's name off what others read, and forget the rest."""
    IdeaSupport.objects.filter(user=user).delete()
    own = Idea.objects.filter(author=user)
    own.filter(state=IdeaState.WITHDRAWN).delete()
    own.update(author=None)


def export(user: User) -> dict[str, Any]:
    """Give somebody's ideas and what they supported."""
    return {
        "Ideeën": [
            {"Ronde": one.round.question, "Idee": one.title, "Toelichting": one.text}
            | {"Stand": one.get_state_display(), "Gegeven op": one.posted_at}
            for one in Idea.objects.filter(author=user).select_related("round")
        ],
        "Ideeën die je steunt": [
            {"Idee": one.idea.title, "Waarom": one.reason, "Sinds": one.given_at}
            for one in IdeaSupport.objects.filter(user=user).select_related("idea")
        ],
    }

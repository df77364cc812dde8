"""Whether an introduction can go on, by the rights of this moment."""

from matchmaking.models import Introduction
from matchmaking.policies.introductions import check_goes_on
from matchmaking.policies.refusals import IntroductionRefusedError
from people.models import Block, Person

from .telling import reasons_for


def check_possible(introduction: Introduction) -> None:
    """Refuse what would not arrive at both, or has no reason both may know at this moment."""
    two = (introduction.asker, introduction.other)
    check_goes_on(
        are_there=are_there(introduction),
        is_blocked=Block.objects.between(two[0].user_id, two[1].user_id).exists(),
        has_reason=all(reasons_for(introduction, one) for one in two),
    )


def are_there(introduction: Introduction) -> bool:
    """Say whether both still take part."""
    two = (introduction.asker_id, introduction.other_id)
    return Person.objects.active().filter(pk__in=two).count() == len(two)


def reach_each_other(introduction: Introduction) -> bool:
    """Say whether both are there and neither blocked the other."""
    two = (introduction.asker.user_id, introduction.other.user_id)
    return are_there(introduction) and not Block.objects.between(*two).exists()


def is_possible(introduction: Introduction) -> bool:
    """Say whether it can go on."""
    try:
        check_possible(introduction)
    except IntroductionRefusedError:
        return False
    return True

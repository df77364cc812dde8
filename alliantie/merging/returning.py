"""What is asked before a thing that was merged comes back, and what is set right after."""

from alliantie import objecting
from alliantie.models import Merge

from .policies import MergeRefusedError
from .registry import Mergeable, followers


def check_return(kind: Mergeable, merge: Merge) -> None:
    """Refuse to bring back what went on by itself, or what an app says is to stay away; it is locked."""
    kind.check_undo(gone_key=merge.gone_key, mark=merge.mark)
    sentence = objecting.to_return(kind.model, merge.gone_key, since=merge.merged_at)
    if sentence:
        raise MergeRefusedError(sentence)


def set_right(kind: Mergeable, merge: Merge) -> None:
    """Let apps write what follows from both being there again; in the transaction of the undo."""
    for follower in followers(kind):
        follower(merge)

"""What is asked before a thing that was merged comes back."""

from alliantie import objecting
from alliantie.models import Merge

from .policies import MergeRefusedError
from .registry import Mergeable


def check_return(kind: Mergeable, merge: Merge) -> None:
    """Refuse to bring back what went on by itself, or what an app says is to stay away; it is locked."""
    kind.check_undo(gone_key=merge.gone_key, mark=merge.mark)
    sentence = objecting.to_return(kind.model, merge.gone_key, since=merge.merged_at)
    if sentence:
        raise MergeRefusedError(sentence)

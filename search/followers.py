"""Who wants to know that things changed, once the index has taken them over."""

from collections.abc import Callable, Iterable, Sequence

Follower = Callable[[Sequence[str]], None]
_followers: dict[str, Follower] = {}


def follow(name: str, follower: Follower) -> None:
    """Hear the keys of what changed, new and gone, batch by batch; at least once for each change."""
    _followers[name] = follower


def tell(keys: Iterable[str]) -> None:
    """Tell everybody; before the change is put away, so that a worker that dies tells it again."""
    changed = list(keys)
    for follower in _followers.values():
        follower(changed)

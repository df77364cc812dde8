"""Which pictures the pages of people show."""

from alliantie.media.registry import register_usage
from alliantie.models import Picture
from alliantie.visibility import Actor

from .models import Person


def connect() -> None:
    """Let portraits be seen by whoever sees the block they stand in."""
    register_usage(model=Picture, used_in=is_portrait)


def is_portrait(actor: Actor, pk: int) -> bool:
    """Say whether somebody the actor may see has this portrait."""
    return Person.objects.visible_to(actor).filter(portrait=pk).exists()

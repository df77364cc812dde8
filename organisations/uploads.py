"""Which pictures the pages of organisations show."""

from alliantie.media.registry import register_usage
from alliantie.models import Picture
from alliantie.visibility import Actor

from .models import Organisation


def connect() -> None:
    """Let logos be seen by whoever sees the organisation."""
    register_usage(model=Picture, used_in=is_logo)


def is_logo(actor: Actor, pk: int) -> bool:
    """Say whether an organisation the actor may see has this logo."""
    return Organisation.objects.visible_to(actor).filter(logo=pk).exists()

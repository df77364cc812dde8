"""Which pictures short news shows."""

from alliantie.media.registry import register_usage
from alliantie.models import Picture
from alliantie.visibility import Actor

from .models import NewsItem


def connect() -> None:
    """Let pictures be seen by whoever sees the news they stand beside."""
    register_usage(model=Picture, used_in=is_shown)


def is_shown(actor: Actor, pk: int) -> bool:
    """Say whether news the actor may see shows this picture."""
    return NewsItem.objects.visible_to(actor).filter(picture=pk).exists()

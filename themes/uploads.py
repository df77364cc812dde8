"""Which pictures the pages of themes show."""

from alliantie.media.registry import register_usage
from alliantie.models import Picture
from alliantie.visibility import Actor

from .models import Theme


def connect() -> None:
    """Let pictures of themes be seen: themes are public."""
    register_usage(model=Picture, used_in=is_theme_picture)


def is_theme_picture(actor: Actor, pk: int) -> bool:
    """Say whether a theme shows this picture."""
    return Theme.objects.filter(picture=pk).exists()

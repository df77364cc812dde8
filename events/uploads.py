"""Which files belong to a meeting that somebody may see."""

from alliantie.visibility import Actor

from .models import Material


def gives_file(actor: Actor, pk: int) -> bool:
    """Say whether a paper of a meeting this actor may see or runs is this file."""
    return Material.objects.given_to(actor).filter(attachment=pk).exists()

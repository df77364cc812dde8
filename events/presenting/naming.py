"""Which organisations may be named beside a meeting, for who is looking."""

from alliantie.cards import Link
from alliantie.visibility import Actor
from organisations.models import Organisation
from people.presenting.names import seen_organisation


def named(organisation: Organisation | None, actor: Actor) -> Link | None:
    """Give name and address of an organisation this actor may see."""
    seen = seen_organisation(organisation, actor)
    return Link(label=seen.name, url=seen.get_absolute_url()) if seen else None

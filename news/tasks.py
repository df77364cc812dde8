"""Background work of the round: thin, idempotent."""

from django_tasks import task

from .services.rounds import BATCH, invite_some, open_round


@task()
def run_round() -> None:
    """Open the round when it is time and mail the next people; queues itself until all have a link."""
    about = open_round()
    if about is not None and invite_some(about=about) == BATCH:
        run_round.enqueue()

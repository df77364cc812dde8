"""Background work of questions."""

from django_tasks import task

from people.services.holding import let_through_of_admitted
from people.services.routing import list_late, route_late


@task()
def see_to_questions() -> None:
    """Let through what waited for an admission, ask people on day 1 and editors on day 2."""
    let_through_of_admitted()
    route_late()
    list_late()

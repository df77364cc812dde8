"""Send the weekly mail and find it again."""

from newsletter.tasks import make_letters
from tests.factories.newsletter import make_issue


def send(run_tasks, issue=None) -> None:
    """Make and send one week's mail."""
    make_letters.enqueue((issue or make_issue()).pk, 0)
    run_tasks()


def weekly(mailoutbox, address: str = "anna@example.org"):
    """Give the weekly mails somebody got."""
    return [
        one for one in mailoutbox if one.to == [address] and "List-Unsubscribe" in one.extra_headers
    ]

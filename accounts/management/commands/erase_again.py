"""Erase again who was erased before an older backup was restored."""

from typing import Any

from django.core.management.base import BaseCommand

from accounts.erasing.account import erase_account
from accounts.erasing.replay import still_there


class Command(BaseCommand):
    """Run it after every restore, before the site is opened; running it twice does no harm."""

    help = "Erase everybody on the list of erased people who is in the database again."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Go through the list; nobody is mailed or listed a second time."""
        number = 0
        for user in still_there():
            erase_account(user=user, actor_id=None, origin="command", is_again=True)
            number += 1
        self.stdout.write(f"Erased again: {number}")

"""Take away a lost second factor where there are no two administrators to do it together."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import User
from accounts.policies import AccountRuleError
from accounts.services.second_factor import admins, reset_alone


class Command(BaseCommand):
    """Do it from the server; the audit log says for whom and by whom."""

    help = "Take away the second factor of an account; only where fewer than two other administrators can."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask whose, who does it and why."""
        parser.add_argument("email", help="address of the account whose second factor is lost")
        parser.add_argument("--by", required=True, help="address of the administrator who does it")
        parser.add_argument("--reason", required=True, help="why it is needed; its owner reads it")

    def handle(self, *, email: str, by: str, reason: str, **options: Any) -> None:
        """Find both accounts and do it."""
        user, admin = User.objects.at_address(email), User.objects.at_address(by)
        if user is None:
            raise CommandError("There is no account at this address.")
        if admin is None or not admins().filter(pk=admin.pk).exists():
            raise CommandError("--by must be the address of an administrator (Sitebeheer).")
        try:
            reset_alone(user=user, by=admin, reason=reason)
        except AccountRuleError as error:
            raise CommandError(str(error)) from None
        self.stdout.write("The second factor is gone. Its owner got a mail and was signed out.")

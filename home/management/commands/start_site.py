"""Make a new installation stand, or mend an old one."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.policies import AccountRuleError
from accounts.services.beginning import Begun, begin_administrator
from home.services import ensure_site
from themes.services import ensure_themes


class Command(BaseCommand):
    """Create the tree, texts, themes, groups and workflow that are missing, and the first administrator."""

    help = (
        "Create what the site needs: pages, house rules, terms, themes, menu, groups and workflow. "
        "Safe to run again: what people changed or threw away since stays so."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for the first administrator; never for a password."""
        parser.add_argument(
            "--administrator",
            metavar="ADDRESS",
            help="make the first administrator, who gets a link to choose a password by mail",
        )
        parser.add_argument(
            "--print-link", action="store_true", help="print the link here instead of mailing it"
        )
        parser.add_argument(
            "--new-link", action="store_true", help="give another link when the first was not used"
        )

    def handle(
        self, *, administrator: str | None, print_link: bool, new_link: bool, **options: Any
    ) -> None:
        """Stand the site up for SITE_URL; each step is whole or not there, and goes on where it was."""
        if (print_link or new_link) and not administrator:
            raise CommandError("--print-link and --new-link go with --administrator.")
        parts = urlsplit(settings.SITE_URL)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        ensure_site(hostname=parts.hostname or "localhost", port=port)
        ensure_themes()
        if administrator:
            try:
                begun = begin_administrator(
                    email=administrator, renew=new_link, by_mail=not print_link
                )
            except AccountRuleError as error:
                raise CommandError(str(error)) from None
            self._tell(begun, print_link=print_link)
        self.stdout.write(f"The site stands: {settings.SITE_URL}")

    def _tell(self, begun: Begun, *, print_link: bool) -> None:
        if begun.link and print_link:
            self.stdout.write("Open this link within three days; it works once:")
            self.stdout.write(begun.link)
        elif begun.link:
            self.stdout.write("A link to choose a password is on its way by mail; it works once.")
        elif begun.is_new:
            self.stdout.write("This account is administrator now; it has a password already.")
        else:
            self.stdout.write(
                "There is an administrator already: nothing changed. Invite others in the CMS, or "
                "use --new-link when the first link was not used."
            )

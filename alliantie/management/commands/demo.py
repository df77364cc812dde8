"""Fill an empty site with demo content."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.module_loading import import_string, module_has_submodule

from alliantie.demonstration import DemoLoader, DemoRun


def loaders() -> list[DemoLoader]:
    """Find `demo.load` of every app, lowest floor first; INSTALLED_APPS lists the highest first."""
    return [
        import_string(f"{config.name}.demo.load")
        for config in reversed(list(apps.get_app_configs()))
        if config.module is not None and module_has_submodule(config.module, "demo")
    ]


class Command(BaseCommand):
    """Load themes, organisations, members and use cases that we made up."""

    help = "Add demo content of our own and print who can sign in. Refuses in production."

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer new passwords to who lost the printed ones."""
        parser.add_argument(
            "--new-passwords",
            action="store_true",
            help="give every demo account a new password and print it",
        )

    def handle(self, *, new_passwords: bool, **options: Any) -> None:
        """Make the site stand and let every app add its own."""
        if settings.PRODUCTION:
            raise CommandError("Demo content does not belong in production: nothing was done.")
        call_command("start_site", stdout=self.stdout)
        run = DemoRun(say=self.stdout.write, new_passwords=new_passwords)
        for load in loaders():
            load(run)
        self.stdout.write(f"\nThe site: {settings.SITE_URL}/   The CMS: {settings.SITE_URL}/cms/")
        for line in run.at_the_end:
            self.stdout.write(line)

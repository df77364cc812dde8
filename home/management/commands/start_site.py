"""Make a new installation stand, or mend an old one."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand

from home.services import ensure_site


class Command(BaseCommand):
    """Create the tree, groups and workflow that are missing."""

    help = "Create the pages, groups and workflow that the site needs; safe to run again."

    def handle(self, **options: Any) -> None:
        """Run ensure_site for SITE_URL."""
        parts = urlsplit(settings.SITE_URL)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        ensure_site(hostname=parts.hostname or "localhost", port=port)
        self.stdout.write(f"The site stands: {settings.SITE_URL}")

"""What must work for the site to work; messages tell an operator where to look and no secret."""

import dataclasses
import os
import shutil
import socket
from datetime import timedelta
from typing import ClassVar
from urllib.parse import urlsplit

from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import Error, connection
from django.utils import timezone
from health_check.base import HealthCheck
from health_check.exceptions import ServiceUnavailable

from alliantie.models import WorkerPulse

KNOCK_SECONDS = 1.0


@dataclasses.dataclass(repr=False)
class NamedCheck(HealthCheck):
    """A check that runs on the request's own database connection and goes by a name."""

    name: ClassVar[str] = ""

    def __repr__(self) -> str:
        return self.name

    async def run(self) -> None:
        """Look, in the thread of the request."""
        await sync_to_async(self.look)()

    def look(self) -> None:
        """Raise when it does not work."""
        raise NotImplementedError


class DatabaseCheck(NamedCheck):
    """The database answers."""

    name = "database"

    def look(self) -> None:
        """Ask it something."""
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
        except Error:
            raise ServiceUnavailable("geen antwoord") from None


def _knock(url: str) -> None:
    address = urlsplit(url.strip())
    port = address.port or (443 if address.scheme == "https" else 80)
    try:
        socket.create_connection((str(address.hostname), port), timeout=KNOCK_SECONDS).close()
    except OSError:
        raise ServiceUnavailable("de zoekserver antwoordt niet") from None


class SearchCheck(NamedCheck):
    """The search index can be read, or the server that has it answers."""

    name = "zoekindex"

    def look(self) -> None:
        """Look at its folder, or knock at the server's door."""
        if settings.SEARCH_URL:
            _knock(settings.SEARCH_URL.split(",")[0])
        elif not os.access(settings.SEARCH_INDEX_DIR, os.R_OK | os.X_OK):
            raise ServiceUnavailable("nog niet opgebouwd of niet leesbaar")


class WorkerCheck(NamedCheck):
    """Work for later is done: mail, index, publishing."""

    name = "werkproces"

    def look(self) -> None:
        """Look for a fresh pulse."""
        expired = timezone.now() - timedelta(seconds=settings.TASK_LEASE_SECONDS)
        if not WorkerPulse.objects.filter(seen_at__gt=expired).exists():
            raise ServiceUnavailable("geen teken van leven")


class DiskCheck(NamedCheck):
    """There is room for uploads."""

    name = "schijf"

    def look(self) -> None:
        """Measure the free space."""
        if shutil.disk_usage(settings.DATA_DIR).free < settings.DISK_FREE_BYTES:
            raise ServiceUnavailable("bijna vol")

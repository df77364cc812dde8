"""Serve the site and do its work for later, together."""

import signal
import subprocess
import sys
import time
from argparse import ArgumentParser
from types import FrameType
from typing import Any, NoReturn

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

PATIENCE_SECONDS = 10


class Command(BaseCommand):
    """Start the development server and the worker; when one ends, end the other."""

    help = "Run the development server and the worker together until told to stop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Choose the port."""
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, port: int, **options: Any) -> None:
        """Run both until one ends or somebody says stop."""
        if settings.PRODUCTION:
            raise CommandError("serve is for development; use gunicorn and the worker command.")
        signal.signal(signal.SIGTERM, _leave)
        manage = [sys.executable, sys.argv[0]]
        started = [
            subprocess.Popen([*manage, "worker"]),  # noqa: S603 - our own command
            subprocess.Popen([*manage, "runserver", "--noreload", str(port)]),  # noqa: S603 - our own command
        ]
        try:
            while all(process.poll() is None for process in started):
                time.sleep(0.2)
        except KeyboardInterrupt:
            self.stdout.write("Stopping ...")
        finally:
            for process in started:
                _end(process)


def _leave(signum: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()

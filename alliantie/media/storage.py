"""The private store: random names, and no half file left behind when the disk is full."""

import re
import secrets
from pathlib import PurePosixPath
from typing import Any

from django.core.files.storage import FileSystemStorage

EXTENSION = re.compile(r"\.[a-z0-9]{1,5}")


class PrivateStorage(FileSystemStorage):
    """Files under names nobody can guess; nothing here has a public address."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """Keep the folder and the extension, draw the rest."""
        path = PurePosixPath(name.replace("\\", "/"))
        extension = path.suffix.lower()
        if not EXTENSION.fullmatch(extension):
            extension = ""
        return str(path.parent / f"{secrets.token_hex(16)}{extension}")

    def _save(self, name: str, content: Any) -> str:
        try:
            return str(super()._save(name, content))  # type: ignore[misc]  # Django's own hook, not in the stubs
        except OSError:
            self.delete(name)
            raise

"""Read environment variables so that a wrong value ends in one clear line, never a trace."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")

BASE_DIR = Path(__file__).resolve().parents[2]


def refuse(name: str, reason: str) -> NoReturn:
    """Stop the start-up with one line that names the variable and what it needs."""
    sys.exit(f"Configuration: {name} {reason}")


def text(name: str, default: str | None = None) -> str:
    """Read a required (no default) or optional text."""
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if default is None:
        refuse(name, "is missing: set this environment variable.")
    return default


def flag(name: str, *, default: bool) -> bool:
    """Read yes or no; anything else is refused."""
    value = text(name, "yes" if default else "no").lower()
    if value in {"1", "true", "yes", "on", "ja"}:
        return True
    if value in {"0", "false", "no", "off", "nee"}:
        return False
    return refuse(name, f"must be yes or no, not {value!r}.")


def number(name: str, default: int) -> int:
    """Read a whole number of at least 0."""
    value = text(name, str(default))
    if not value.isdecimal():
        refuse(name, f"must be a whole number, not {value!r}.")
    return int(value)


def folder(name: str, default: Path) -> Path:
    """Read a folder that exists or can be made, and that we may write to."""
    path = Path(text(name, str(default))).expanduser()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        refuse(name, f"names a folder that cannot be made: {path} ({error.strerror}).")
    if not os.access(path, os.W_OK):
        refuse(name, f"names a folder that cannot be written to: {path}.")
    return path


def address(name: str, default: str | None, *, schemes: tuple[str, ...]) -> str:
    """Read a URL with one of the given schemes and a host."""
    value = text(name, default)
    try:
        parts = urlsplit(value)
        known = parts.scheme in schemes and bool(parts.hostname) and (parts.port or True)
    except ValueError:
        known = False
    if value and not known:
        refuse(name, f"must look like {schemes[0]}://host, not {value!r}.")
    return value.rstrip("/")


def parsed(name: str, default: str, parse: Callable[[str], T]) -> T:
    """Read a value through a parser; whatever it raises becomes one line."""
    value = text(name, default)
    try:
        return parse(value)
    except Exception as error:  # noqa: BLE001 - any parser fault is the same message to the operator
        return refuse(name, f"cannot be read: {error or 'unknown form'}")

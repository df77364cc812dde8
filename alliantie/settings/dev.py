"""Development: everything on this machine, mail printed, the gallery shown."""

from importlib.util import find_spec

from .base import *
from .env import text

DEBUG = True
SECRET_KEY = text("SECRET_KEY", "development-only-not-a-secret-development-only-not-a-secret")
SEALING_KEYS = SEALING_KEYS or (f"sealing {SECRET_KEY}",)
ALLOWED_HOSTS = ["*"]
# The gallery reads its samples with PyYAML, which only the packages for development bring.
GALLERY_ENABLED = find_spec("yaml") is not None
INTERNAL_IPS = ["127.0.0.1"]

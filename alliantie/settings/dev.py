"""Development: everything on this machine, mail printed, the gallery shown."""

from .base import *
from .env import text

DEBUG = True
SECRET_KEY = text("SECRET_KEY", "development-only-not-a-secret-development-only-not-a-secret")
SEALING_KEYS = SEALING_KEYS or (f"sealing {SECRET_KEY}",)
ALLOWED_HOSTS = ["*"]
GALLERY_ENABLED = True
INTERNAL_IPS = ["127.0.0.1"]

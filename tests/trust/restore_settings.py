"""The settings of tests with the folders of a site: uploads, index and cache in DATA_DIR."""

from alliantie.settings.cache import CACHES as IN_FILES
from alliantie.settings.test import *  # noqa: F403 - settings are put together with import *

CACHES = IN_FILES

"""What every test shares: a site that stands."""

from pathlib import Path

import pytest

from home.models import HomePage
from home.services import ensure_site


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path: Path) -> None:
    """Keep uploads and the index of a test in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SEARCH_INDEX_DIR = tmp_path / "search"


@pytest.fixture
def site_home(db) -> HomePage:
    """Give the front page of a complete site."""
    return ensure_site()

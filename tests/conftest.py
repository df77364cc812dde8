"""What every test shares: a site that stands."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django_tasks_db.models import DBTaskResult

from home.models import HomePage
from home.services import ensure_site
from tests import databases


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker) -> Iterator[None]:
    """Give this test process a copy of the migrated database."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", f"p{os.getpid()}")
    with django_db_blocker.unblock():
        databases.use_copy(worker)
    yield
    with django_db_blocker.unblock():
        databases.drop_copy(worker)


def pytest_report_header() -> str:
    """Say on which engine the tests run."""
    return f"database: {settings.DATABASES['default']['ENGINE'].rpartition('.')[2]}"


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path: Path) -> None:
    """Keep uploads and the index of a test in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SEARCH_INDEX_DIR = tmp_path / "search"


@pytest.fixture
def site_home(db) -> HomePage:
    """Give the front page of a complete site."""
    return ensure_site()


@pytest.fixture
def run_tasks(db):
    """Give a function that does all queued work, as the worker would."""

    def run() -> int:
        done = 0
        while row := DBTaskResult.objects.ready().first():
            row.claim("test")
            result = row.task_result
            result.task.call(*result.args, **result.kwargs)
            row.set_successful(None)
            done += 1
        return done

    return run

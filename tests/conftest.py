"""What every test shares: a site that stands."""

import asyncio
import gc
import os
import shutil
import threading
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from unittest import mock

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection, connections
from django.test import TransactionTestCase
from django_tasks_db.models import DBTaskResult

import home.services.tree
from alliantie import throttles
from alliantie.settings import base
from home.models import HomePage
from home.services import ensure_site
from tests import databases, served

# These take longest: begun last, one process would do them while the other has nothing left.
LONGEST = (
    "tests/trust/",
    "tests/pages/",
    "tests/journeys/",
    "tests/races/test_killed",
    "tests/home/",
)
GARBAGE_IS_LOOKED_FOR = (20_000, 20, 20)  # objects, and rounds that older ones are left alone
A_MIDNIGHT = 20_000 * 24 * 60 * 60
# Playwright keeps an event loop in this thread; tests talk to the database beside it. In sight of
# a loop Django would open a second connection, which waits for ever on what the first one locked.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
connections._connections = threading.local()  # type: ignore[assignment]


def pytest_addoption(parser) -> None:
    """Let `make screenshots` say where pictures go, and somebody how long the work of editors is."""
    parser.addoption("--screenshots", metavar="FOLDER", help="save a picture of every page type")
    parser.addoption("--handbook", action="store_true", help="take the handbooks' pictures again")
    parser.addoption(
        "--cases", type=int, default=3, help="so many use cases are judged by keyboard"
    )


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker) -> Iterator[None]:
    """Give this test process a copy of the migrated database."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", f"p{os.getpid()}")
    with django_db_blocker.unblock():
        databases.use_copy(worker)

    def restore(*_args: object) -> None:
        ContentType.objects.clear_cache()
        cache.clear()
        databases.restore()

    with mock.patch.object(TransactionTestCase, "_fixture_teardown", restore):
        yield
    with django_db_blocker.unblock():
        databases.drop_copy(worker)


@pytest.hookimpl(tryfirst=True)  # xdist reads the groups in the same hook
def pytest_collection_modifyitems(config, items) -> None:
    """Let one test process have the browser and its site; ask PostgreSQL about data, not about pages."""
    if connection.vendor == "postgresql":
        config.hook.pytest_deselected(items=[item for item in items if not _is_about_data(item)])
        items[:] = [item for item in items if _is_about_data(item)]
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))
    elsewhere = pytest.mark.skip(reason="races are run on PostgreSQL")
    for item in items:
        if connection.vendor != "postgresql" and item.get_closest_marker("postgres"):
            item.add_marker(elsewhere)  # before its site is built
        if {"page", "browser", "context", "site_served"} & set(item.fixturenames):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


def pytest_collection_finish() -> None:
    """Leave what stays for the whole run out of every look for garbage: thousands of tests and models.

    After that there is much to look through and little to find: it is looked for less often.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE_IS_LOOKED_FOR)


def _is_about_data(item) -> bool:
    """Say whether a test can come out otherwise on another engine: it asks the database, and no page.

    Pages ask through the same services and querysets; races and queries are what engines differ in.
    """
    uses_database = "db" in item.fixturenames or item.get_closest_marker("django_db") is not None
    return uses_database and not {"client", "admin_client", "page", "browser"} & set(
        item.fixturenames
    )


@pytest.fixture(scope="session")
def site_served(request, django_db_setup, tmp_path_factory) -> Iterator[served.Site]:
    """Serve the demo for tests that look at it as a person; its drawings only where they are looked at."""
    folder = tmp_path_factory.mktemp("served")
    shutil.copy(databases.sqlite_template(), folder / "db.sqlite3")
    drawn = any(request.config.getoption(option) for option in ("--screenshots", "--handbook"))
    with served.site(folder, f"sqlite:///{folder}/db.sqlite3", pictures=drawn) as site:
        yield site


@pytest.fixture(scope="session")
def base_url(site_served) -> str:
    """Let the browser start at the served site."""
    return site_served.url


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """Use Debian's Chromium, without its window when that is here; as root it runs without its sandbox."""
    chromium = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if chromium is None and os.environ.get("CI") != "true":
        pytest.skip("Chromium is not installed: apt-get install chromium")
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": chromium, "args": [*quiet, *sandbox]}


def pytest_report_header() -> str:
    """Say on which engine the tests run."""
    return f"database: {settings.DATABASES['default']['ENGINE'].rpartition('.')[2]}"


@pytest.fixture(scope="session")
def _folders(tmp_path_factory) -> Iterator[Path]:
    """Give a folder a test; `tmp_path` reads the names of all it made before, which is slow with thousands."""
    place = tmp_path_factory.mktemp("own")
    return (place / str(number) for number in count())


@pytest.fixture(autouse=True)
def _own_folders(settings, _folders) -> None:
    """Keep uploads, the index and the cache of a test to itself."""
    cache.clear()
    folder = next(_folders)
    folder.mkdir()
    settings.MEDIA_ROOT = folder / "media"
    settings.SEARCH_INDEX_DIR = folder / "search"
    settings.ERASED_LIST = folder / "erased.jsonl"


@pytest.fixture(autouse=True)
def _throttles_of_a_fresh_day(monkeypatch) -> None:
    """Let counting begin with the test: the turn of an hour in between would forget what was counted."""
    begun = time.time()
    monkeypatch.setattr(throttles, "_now", lambda: A_MIDNIGHT + time.time() - begun)


@pytest.fixture(autouse=True)
def _no_loop_of_the_browser(request) -> Iterator[None]:
    """Let views that are async be called in the process that has the browser.

    Playwright keeps its event loop running in this thread for the whole session; Django refuses to
    run an async view beside it. Tests without the browser do not see the loop.
    """
    loop = asyncio._get_running_loop()
    if loop is None or {"page", "browser", "context"} & set(request.fixturenames):
        yield
        return
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(loop)


@pytest.fixture
def site_home(db, request, monkeypatch) -> HomePage:
    """Give the front page of a site that stands; with its editorial pages where a test is about them.

    It stands in every copy of the database; a test with transactions of its own leaves an empty one.
    """
    standing = HomePage.objects.first()
    if "editorial" in request.keywords:
        return ensure_site()
    if standing is None:
        monkeypatch.setattr(home.services.tree, "EDITORIAL_PAGES", [])
        return ensure_site()
    return standing


@pytest.fixture
def logged_requests(settings) -> None:
    """Log requests as in production; tests that are not about the log go without."""
    settings.MIDDLEWARE = base.MIDDLEWARE


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

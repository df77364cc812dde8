"""Every page type says whether it is searched; commands repair the index."""

import fcntl

import pytest
from django.core.management import CommandError, call_command

from home.models import HomePage
from search import registry
from search.checks import every_page_type_is_decided
from search.engines.embedded import engine
from search.registry import key_of, not_searched
from search.services import queue_index


def test_every_page_type_of_this_site_is_decided():
    assert every_page_type_is_decided() == []


def test_a_forgotten_page_type_is_refused(monkeypatch):
    monkeypatch.setattr(registry, "_not_searched", registry._not_searched - {HomePage})
    (error,) = every_page_type_is_decided()
    assert error.id == "search.E001"
    assert "home.HomePage" in error.msg
    not_searched(HomePage)
    assert every_page_type_is_decided() == []


def test_rebuild_indexes_everything_and_takes_over_what_waited(shelf, capsys):
    record = shelf.put("Data")
    queue_index(key=key_of(record))
    call_command("search_rebuild")
    assert "1 documents indexed, 0 changes taken over since." in capsys.readouterr().out


def test_reconcile_without_an_index_says_what_to_do(shelf):
    with pytest.raises(CommandError, match="Run search_rebuild"):
        call_command("search_reconcile")


def test_reconcile_says_what_it_repaired(shelf, capsys):
    call_command("search_rebuild")
    shelf.put("Data")
    with pytest.raises(SystemExit, match="2"):
        call_command("search_reconcile", "--check")
    with pytest.raises(SystemExit, match="2"):
        call_command("search_reconcile")
    assert "1 missing, 0 changed, 0 surplus: repaired" in capsys.readouterr().out
    call_command("search_reconcile")
    assert "shelf: 1 in the database" in capsys.readouterr().out


def test_commands_say_that_another_process_is_busy(shelf, settings, monkeypatch):
    monkeypatch.setattr(engine, "SWAP_PATIENCE_SECONDS", 0.2)
    call_command("search_rebuild")
    with (settings.SEARCH_INDEX_DIR / "write.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(CommandError, match="Try again later"):
            call_command("search_rebuild")
        shelf.put("Data")
        with pytest.raises(CommandError, match="Try again later"):
            call_command("search_reconcile")

"""Where search lives is read from the environment; a wrong value is one line that hides passwords."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHOW = "import alliantie.settings.search as s; print(s.SEARCH_URL)"


def read(tmp_path, **variables: str) -> subprocess.CompletedProcess:
    env = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), **variables}
    command = [sys.executable, "-c", SHOW]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("given", "known"),
    [
        ("", ""),
        ("https://search.example.org", "https://search.example.org"),
        ("https://u:p%2C@a:9200/, http://b:9200", "https://u:p%2C@a:9200,http://b:9200"),
    ],
)
def test_addresses_are_read(tmp_path, given, known):
    assert read(tmp_path, SEARCH_URL=given).stdout.strip() == known


@pytest.mark.parametrize(
    "given",
    [
        "ftp://u:geheim@a:9200",
        "a:9200",
        "http://u:geheim@a",
        "http://a:99999",
        "http://a:9200,",
        "https://",
    ],
)
def test_a_wrong_address_is_one_line_without_the_password(tmp_path, given):
    done = read(tmp_path, SEARCH_URL=given)
    assert done.returncode == 1
    assert done.stderr.startswith("Configuration: SEARCH_URL ")
    assert done.stderr.count("\n") == 1
    assert "geheim" not in done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SEARCH_INDEX_PREFIX", "Alliantie"),
        ("SEARCH_INDEX_PREFIX", "a*"),
        ("SEARCH_INDEX_PREFIX", "-a"),
        ("SEARCH_REPLICAS", "-1"),
        ("SEARCH_CA_FILE", "/nowhere.pem"),
    ],
)
def test_a_wrong_value_names_its_variable(tmp_path, name, value):
    done = read(tmp_path, **{name: value})
    assert done.returncode == 1
    assert done.stderr.startswith(f"Configuration: {name} ")


def test_a_server_that_is_away_does_not_keep_the_site_from_starting(tmp_path):
    env = {
        "PATH": os.environ["PATH"],
        "DATA_DIR": str(tmp_path),
        "SEARCH_URL": "http://127.0.0.1:9",
        "DJANGO_SETTINGS_MODULE": "alliantie.settings.test",
    }
    command = [sys.executable, "manage.py", "check", "--fail-level", "WARNING"]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

"""Where search lives is read from the environment; a wrong value is one line that hides passwords."""

import os
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = ROOT / "alliantie" / "settings" / "search.py"


@pytest.fixture
def read(monkeypatch):
    """Give a function that reads the settings anew, as at the start of a process, with these variables."""

    def again(**variables: str) -> str:
        for name in [name for name in os.environ if name.startswith("SEARCH_")]:
            monkeypatch.delenv(name)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        spec = spec_from_file_location("alliantie.settings.search_again", SETTINGS)
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        return module.SEARCH_URL

    return again


def refused(read, **variables: str) -> str:
    """Give the line that Python ends with: it prints it, and leaves with 1."""
    with pytest.raises(SystemExit) as ended:
        read(**variables)
    return ended.value.code


@pytest.mark.parametrize(
    ("given", "known"),
    [
        ("", ""),
        ("https://search.example.org", "https://search.example.org"),
        ("https://u:p%2C@a:9200/, http://b:9200", "https://u:p%2C@a:9200,http://b:9200"),
    ],
)
def test_addresses_are_read(read, given, known):
    assert read(SEARCH_URL=given) == known


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
def test_a_wrong_address_is_one_line_without_the_password(read, given):
    line = refused(read, SEARCH_URL=given)
    assert line.startswith("Configuration: SEARCH_URL ")
    assert "\n" not in line
    assert "geheim" not in line


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
def test_a_wrong_value_names_its_variable(read, name, value):
    assert refused(read, **{name: value}).startswith(f"Configuration: {name} ")


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


def test_a_process_with_a_wrong_value_ends_with_one_line(tmp_path):
    env = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "SEARCH_URL": "ftp://u:geheim@a"}
    command = [sys.executable, "-c", "import alliantie.settings.search"]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Configuration: SEARCH_URL ")
    assert done.stderr.count("\n") == 1

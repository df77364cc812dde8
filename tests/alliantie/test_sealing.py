"""What is sealed is opened with a key, and only with it."""

import os
import subprocess
import sys

import pytest
from django.conf import settings as site_settings

from alliantie.sealing import SealBrokenError, mark, marks, seal, unseal

OLD, NEW = "o" * 40, "n" * 40


def test_what_was_sealed_comes_back():
    data = {"user": 12, "address": "é@example.org"}
    assert unseal(seal(data)) == data


def test_the_same_never_looks_the_same_and_its_length_says_nothing():
    assert seal({"user": 1}) != seal({"user": 1})
    assert len(seal({"user": 1})) == len(seal({"user": 123456, "address": "iemand@example.org"}))


def test_another_key_opens_nothing(settings):
    sealed = seal({"user": 1})
    settings.SEALING_KEYS = (NEW,)
    with pytest.raises(SealBrokenError):
        unseal(sealed)


@pytest.mark.parametrize("broken", ["", "x", "gAAAA", "é"])
def test_what_was_changed_is_refused(broken):
    with pytest.raises(SealBrokenError):
        unseal(broken)


def test_an_old_key_still_opens_and_knows_its_marks(settings):
    settings.SEALING_KEYS = (OLD,)
    sealed, made = seal({"user": 1}), mark("dilemma", "x", 1)
    settings.SEALING_KEYS = (NEW, OLD)
    assert unseal(sealed) == {"user": 1}
    assert made in marks("dilemma", "x", 1)
    assert mark("dilemma", "x", 1) != made


def test_a_mark_is_of_all_its_parts_together():
    assert len({mark("a", "bc"), mark("ab", "c"), mark("a", "b", "c"), mark("a", "bd")}) == 4


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        ("", "must be one or more keys"),
        ("short", "must be one or more keys"),
        (f"{NEW},short", "must be one or more keys"),
        ("s" * 60, "must be other keys than SECRET_KEY"),
    ],
)
def test_production_does_not_start_without_good_keys(keys, why):
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "DATA_DIR") if key in os.environ}
    env = kept | {
        "DJANGO_SETTINGS_MODULE": "alliantie.settings.production",
        "SECRET_KEY": "s" * 60,
        "SEALING_KEYS": keys,
        "SITE_URL": "https://alliantie.example.org",
        "EMAIL_URL": "smtp://localhost:25",
    }
    done = subprocess.run(
        [sys.executable, "-c", "import alliantie.settings.production"],
        env=env,
        capture_output=True,
        text=True,
        check=False,
        cwd=site_settings.BASE_DIR,
    )
    assert done.returncode != 0
    assert why in done.stderr
